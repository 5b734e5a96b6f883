#include <openssl/evp.h>

void f(EVP_CIPHER_CTX *c, const unsigned char *key, const unsigned char *iv)
{
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(c, EVP_des_cbc(), NULL, key, iv);
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(c, EVP_aes_128_ecb(), NULL, key, iv);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, iv);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(c, EVP_chacha20_poly1305(), NULL, key, iv);
}
