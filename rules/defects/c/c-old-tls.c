#include <openssl/ssl.h>

SSL_CTX *f(void)
{
    // ruleid: c-old-tls
    SSL_CTX *a = SSL_CTX_new(SSLv3_method());
    // ruleid: c-old-tls
    SSL_CTX *b = SSL_CTX_new(TLSv1_client_method());
    // ok: c-old-tls
    SSL_CTX *c = SSL_CTX_new(TLS_method());
    // ok: c-old-tls
    SSL_CTX_set_min_proto_version(c, TLS1_2_VERSION);
    return c;
}
