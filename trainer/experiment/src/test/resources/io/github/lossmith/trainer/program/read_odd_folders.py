"""Makes data sets as people bring them, and reads them with an exported program.

usage: read_odd_folders.py FOLDER_OF_PROGRAM NAME_OF_PROGRAM OUT SEED COUNT
Each data set OUT/N has a split "all"; everything odd in it is drawn from SEED. Prints a line of JSON
a data set: what the program read, or the line that says why it did not. Lossmith's own reader of the
same folders is the oracle.
"""
import importlib
import json
import os
import random
import struct
import sys

import numpy as np
from PIL import Image

sys.path.insert(0, sys.argv[1])
program = importlib.import_module(sys.argv[2])
out, seed, count = sys.argv[3], int(sys.argv[4]), int(sys.argv[5])

CLASSES = ["cell", "red cell", "клетка", "a\u00a0b", "two  blanks", "é", "<&>", "細胞", "😀"]
NAMES = ["a", "my im (0)", "b 1", "IMG.2", "ü", "c 0", "night 12:30", "x" * 120, "画像"]
ENCODINGS = {"utf-8": "utf-8", "gbk": "gbk", "Shift_JIS": "shift_jis", "UTF-16": "utf-16",
             "windows-1251": "cp1251", "ISO-8859-1": "latin-1", "EUC-KR": "euc_kr",
             "KOI8-R": "koi8_r", "windows-31j": "cp932", "Big5": "big5", "GB18030": "gb18030",
             "IBM437": "cp437", "us-ascii": "ascii"}


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number(chance, value):
    return chance.choice((str(value), f"{value}.0", f" {value} ", f"+{value}", f"{value / 10}e1"))


def thing(chance, width, height):
    name = escaped(chance.choice(CLASSES))
    x, y = chance.randrange(0, width - 8), chance.randrange(0, height - 8)
    box = [x, y, x + chance.randrange(1, 40), y + chance.randrange(1, 40)]
    if chance.random() < 0.1:
        box = chance.choice(([5, 5, 5, 9], [9, 9, 5, 5], [-9, -9, -1, -1], [500, 5, 600, 9]))
    texts = [number(chance, v) for v in box]
    if chance.random() < 0.08:
        texts[chance.randrange(4)] = chance.choice(("nan", "1_0", "0x10", "", "1,5", "inf", "٣"))
    corners = [f"<{k}>{v}</{k}>" for k, v in zip(("xmin", "ymin", "xmax", "ymax"), texts)]
    if chance.random() < 0.2:
        chance.shuffle(corners)
    box = "<bndbox>" + "".join(corners) + "</bndbox>"
    old = "<old_xmin>1</old_xmin><part><name>head</name>" + box.replace("5", "7") + "</part>"
    box += chance.choice(("", "", box.replace("1", "2"), old, "<!-- " + box + " -->"))
    blank = chance.choice(("", "", " ", "\n\t", "\u00a0", "\u2003"))
    hard = chance.choice(("", "<difficult>1</difficult>", "<difficult> True </difficult>",
                          "<difficult>0</difficult><difficult>1</difficult>"))
    body = [f"<name>{blank}{name}{blank}</name>", box, hard]
    if chance.random() < 0.3:
        chance.shuffle(body)
    return "<object>" + "".join(body) + "</object>"


def annotation(chance, width, height, things):
    size = chance.choice(((width, height), (height, width), (0, 0), (width, height)))
    text = f"<size><width>{size[0]}</width><height>{size[1]}</height></size>" + "".join(things)
    text = chance.choice((text, "<note><object/></note>" + text))
    space = chance.choice(("", "", ' xmlns="urn:x"', ' verified="yes"'))
    return f"<annotation{space}>{text}</annotation>"


def coded(chance, text):
    """Bytes of the annotation: declared rightly, wrongly, by a mark, or not at all."""
    name = chance.choice([*ENCODINGS, "utf-8", "utf-8", "utf-8"])
    head = f'<?xml version="1.0" encoding="{name}"?>'
    how = chance.random()
    if how < 0.5:
        try:
            return (head + text).encode(ENCODINGS[name])
        except UnicodeEncodeError:
            return text.encode()
    if how < 0.6:
        return b"\xef\xbb\xbf" + text.encode()
    if how < 0.65:
        return text.encode("utf-16")
    if how < 0.7:
        return (head + text).encode()
    if how < 0.73:
        return text.encode("cp1251", "replace")
    if how < 0.75:
        return ('<?xml version="1.0" encoding="klingon"?>' + text).encode()
    return text.encode()


def picture(chance, file, width, height):
    y, x = np.mgrid[0:height, 0:width]
    levels = ((x * 2 + y * chance.randrange(1, 4)) % 256).astype(np.uint8)
    base = Image.fromarray(np.stack([levels, 255 - levels, levels // 2], 2), "RGB")
    if file.lower().endswith("png"):
        kind = chance.choice(("RGB", "RGBA", "P", "L", "1", "16", "LA"))
        if kind == "16":
            wide = (levels.astype("<u2") * 257).tobytes()
            base = Image.frombytes("I;16", (width, height), wide)
        elif kind == "RGBA":
            base.putalpha(Image.fromarray(levels))
        elif kind != "RGB":
            base = base.convert(kind)
        exif = Image.Exif()
        exif[0x0112] = chance.randrange(0, 10)
        base.save(file, "PNG", **({"exif": exif.tobytes()} if chance.random() < 0.5 else {}))
    elif file.lower().endswith(("jpg", "jpeg")):
        base = base.convert(chance.choice(("RGB", "RGB", "L", "CMYK")))
        exif = Image.Exif()
        exif[0x0112] = chance.randrange(0, 10)
        base.save(file, "JPEG", quality=97, subsampling=0,
                  **({"exif": exif.tobytes()} if chance.random() < 0.6 else {}))
    elif file.lower().endswith("gif"):
        base.convert("P").save(file, "GIF")
    else:
        base.save(file, "BMP" if file.lower().endswith("bmp") else "TIFF")
    if chance.random() < 0.02:
        with open(file, "wb") as broken:
            broken.write(b"<html>not found</html>")


def folder(chance, root):
    for name in ("Annotations", "JPEGImages", "ImageSets/Main"):
        os.makedirs(os.path.join(root, name))
    names = chance.sample(NAMES, chance.randrange(1, 5))
    for name in names:
        width, height = chance.choice(((120, 90), (64, 64), (50, 80)))
        ending = chance.choice(("jpg", "JPG", "jpeg", "png", "PNG", "bmp", "gif", "tif"))
        things = [thing(chance, width, height) for _ in range(chance.randrange(0, 4))]
        text = annotation(chance, width, height, things)
        if chance.random() < 0.03:
            text = chance.choice((text[:-4], "<!DOCTYPE a><annotation/>", "<x></x>", "", "&a;",
                                  "<annotation><a:b/></annotation>"))
        xml = chance.choice(("xml", "xml", "XML"))
        with open(os.path.join(root, "Annotations", f"{name}.{xml}"), "wb") as file:
            file.write(coded(chance, text))
        picture(chance, os.path.join(root, "JPEGImages", f"{name}.{ending}"), width, height)
    lines = [n + chance.choice(("", "", " 1", " -1", "  ", "\t", "\u3000")) for n in names]
    if chance.random() < 0.05:
        lines.append(chance.choice(("missing", "../a", "a/b", "..", "x" * 300, "a\x01", "a.jpg")))
    end = chance.choice(("\n", "\r\n", "\r"))
    text = chance.choice(("", end)) + end.join(lines + chance.choice(([], [""], names)))
    with open(os.path.join(root, "ImageSets", "Main", "all.txt"), "wb") as file:
        file.write(text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16"))))


for i in range(count):
    root = os.path.abspath(os.path.join(out, str(i)))
    folder(random.Random(seed * 100_003 + i), root)
    try:
        parts = {"parts": [{"root": "", "train": ["all"], "test": []}]}
        samples, _, classes = program.read_data(parts, root)
        read = {"classes": classes, "samples": [{
            "name": s.name, "file": os.path.basename(s.file), "width": s.width, "height": s.height,
            "skipped": s.skipped, "objects": [[c, b, d] for c, b, d in s.objects],
            "pixels": (np.asarray(s.picture().resize((4, 4), Image.BILINEAR), np.float64)
                       / 255).flatten().tolist()} for s in samples]}
    except program.Fault as problem:
        read = {"fault": str(problem)}
    print(json.dumps(read), flush=True)
