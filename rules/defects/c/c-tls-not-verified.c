#include <curl/curl.h>
#include <openssl/ssl.h>

void f(CURL *c, SSL_CTX *t)
{
    // ruleid: c-tls-not-verified
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
    // ruleid: c-tls-not-verified
    SSL_CTX_set_verify(t, SSL_VERIFY_NONE, NULL);
    // ok: c-tls-not-verified
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
    // ok: c-tls-not-verified
    SSL_CTX_set_verify(t, SSL_VERIFY_PEER, NULL);
}
