package io.github.lossmith.app.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that this machine can, or cannot, train with.
 *
 * @param offers of every engine
 */
public record OfferTable(List<TrainingOffer> offers) {
  /** The longest word for it in any language. */
  private static final int VERDICT_WIDTH = 3;

  public OfferTable {
    offers = List.copyOf(offers);
  }

  /** Asks every engine, which can take seconds for each Python. */
  public static OfferTable of(List<TrainingEngine> engines, List<Path> pythons)
      throws InterruptedException {
    List<TrainingOffer> all = new ArrayList<>();
    for (TrainingEngine engine : engines) {
      engine.offers(pythons, all::add);
    }
    return new OfferTable(all);
  }

  /** A line each, in columns: whether it trains, engine, device and Python, the reason. */
  public List<String> lines(Locale locale) {
    List<String> titles = offers.stream().map(offer -> offer.title().message(locale)).toList();
    int width = titles.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(Problem.of("app.engine.table").message(locale));
    for (int i = 0; i < offers.size(); i++) {
      TrainingOffer offer = offers.get(i);
      String verdict =
          Problem.of(offer.runs() ? "app.engine.yes" : "app.engine.no").message(locale);
      String mark = verdict + " ".repeat(Math.max(0, VERDICT_WIDTH - verdict.length()));
      String gap = " ".repeat(width - titles.get(i).length());
      lines.add("  " + mark + "  " + titles.get(i) + gap + "  " + offer.reason().message(locale));
    }
    return lines;
  }

  /** The same for programs, in English. */
  public void putInto(ArrayNode list) {
    for (TrainingOffer offer : offers) {
      ObjectNode node = list.addObject();
      node.setAll(offer.choice().json());
      node.put("version", offer.version());
      node.put("trains", offer.runs());
      node.put("verdict", offer.verdict());
      node.put("reason", offer.reason().message());
      offer.card().ifPresent(card -> put(card, node.putObject("card")));
    }
  }

  private static void put(GraphicsCard card, ObjectNode node) {
    node.put("name", card.name());
    node.put("driver", card.driver());
    node.put("capability", card.capability().toString());
    node.put("totalMiB", card.totalMib());
    node.put("freeMiB", card.freeMib());
  }
}
