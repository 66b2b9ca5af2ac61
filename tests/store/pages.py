"""Every page of an encrypted file decrypted, also those that no table owns any more.

The layout is that of SQLCipher 4 (zetetic.net/sqlcipher/design): pages of 4,096 bytes, each ending
in 16 bytes of initialisation vector and 64 of HMAC; AES-256 in CBC mode; the first 16 bytes of the
file are the salt.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from footing.store.header import read_header
from footing.store.key import key_for

_PAGE, _SALT, _VECTOR, _TAIL = 4096, 16, 16, 80


def in_the_clear(path: Path, passphrase: str) -> bytes:
    """What stands in the file, for whoever has the passphrase."""
    header = read_header(path)
    assert header is not None, "the file is not encrypted"
    key = algorithms.AES(key_for(passphrase, header, path))
    content = path.read_bytes()
    assert len(content) % _PAGE == 0
    pages = []
    for at in range(0, len(content), _PAGE):
        page = content[at : at + _PAGE]
        body, tail = page[:-_TAIL], page[-_TAIL:]
        decryptor = Cipher(key, modes.CBC(tail[:_VECTOR])).decryptor()
        pages.append(decryptor.update(body[_SALT:] if at == 0 else body) + decryptor.finalize())
    return b"".join(pages)
