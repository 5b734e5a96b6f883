from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

# ruleid: python-short-asymmetric-key
a = rsa.generate_private_key(public_exponent=65537, key_size=1024)
# ok: python-short-asymmetric-key
b = rsa.generate_private_key(public_exponent=65537, key_size=4096)
# ruleid: python-short-asymmetric-key
c = RSA.generate(1024)
# ok: python-short-asymmetric-key
d = RSA.generate(2048)
# ruleid: python-short-asymmetric-key
e = ec.generate_private_key(ec.SECP192R1())
# ruleid: python-short-asymmetric-key
f = dsa.generate_private_key(1024)
