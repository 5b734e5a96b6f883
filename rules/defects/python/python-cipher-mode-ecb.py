from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def enc(key, iv):
    # ruleid: python-cipher-mode-ecb
    a = AES.new(key, AES.MODE_ECB)
    # ok: python-cipher-mode-ecb
    b = AES.new(key, AES.MODE_EAX)
    # ruleid: python-cipher-mode-ecb
    c = Cipher(algorithms.AES(key), modes.ECB())
    # ok: python-cipher-mode-ecb
    d = Cipher(algorithms.AES(key), modes.CTR(iv))
    return a, b, c, d
