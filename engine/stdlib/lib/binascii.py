from base64 import b64decode, _Error as Error


def hexlify(data): return data.hex().encode()
def unhexlify(text):
    try:
        return bytes.fromhex(text if isinstance(text, str) else text.decode())
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


a2b_hex, b2a_hex, a2b_base64 = unhexlify, hexlify, b64decode
