"""Writes ../printable_table.go: which characters Python 3.11 (Unicode 14) calls printable.

Run in this folder with Python 3.11:  python3 printable.py > ../printable_table.go
"""
import unicodedata

assert unicodedata.unidata_version == "14.0.0", "rule K7 asks for Unicode 14"

edges, state = [], True
for code in range(0x110000):
    if chr(code).isprintable() != state:
        edges.append(code)
        state = not state

out, last = bytearray(), 0
for edge in edges:
    step, last = edge - last, edge
    while step >= 128:
        out.append(step & 127 | 128)
        step >>= 7
    out.append(step)

print("package py")
print()
print("// printableSteps is written by testdata/printable.py: the distances, as varints,")
print("// between the code points where printable characters stop or start (Unicode 14).")
print("const printableSteps = \"\" +")
lines = [out[i:i + 24] for i in range(0, len(out), 24)]
for i, line in enumerate(lines):
    print("\t\"" + "".join("\\x%02x" % b for b in line) + ("\" +" if i + 1 < len(lines) else "\""))
