#include <openssl/evp.h>
#include <openssl/md5.h>

void f(EVP_MD_CTX *c, const unsigned char *d, size_t n, unsigned char *out)
{
    // ruleid: c-weak-hash
    EVP_DigestInit_ex(c, EVP_md5(), NULL);
    // ruleid: c-weak-hash
    MD5(d, n, out);
    // ok: c-weak-hash
    EVP_DigestInit_ex(c, EVP_sha256(), NULL);
    // ok: c-weak-hash
    SHA256(d, n, out);
}

int my_md5_begin(MD5_CTX *context)
{
    // ok: c-weak-hash
    return MD5_Init(context);
}
