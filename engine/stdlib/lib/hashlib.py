def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = new(hash_name).digest_size
    out, block, dklen = b"", 1, size if dklen is None else dklen
    start = hmac.new(password, None, hash_name)
    while len(out) < dklen:
        h = start.copy()
        h.update(bytes(salt) + block.to_bytes(4, "big"))
        u = h.digest()
        total = int.from_bytes(u, "big")
        for _ in range(iterations - 1):
            h = start.copy()
            h.update(u)
            u = h.digest()
            total ^= int.from_bytes(u, "big")
        out += total.to_bytes(size, "big")
        block += 1
    return out[:dklen]
