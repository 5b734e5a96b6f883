#include <pthread.h>

static pthread_mutex_t lock;
static int n;

void f(void)
{
    // ruleid: c-lock-taken-twice
    pthread_mutex_lock(&lock);
    n++;
    pthread_mutex_lock(&lock);
    n++;
    pthread_mutex_unlock(&lock);
}

void g(pthread_mutex_t *m)
{
    // ruleid: c-lock-taken-twice
    pthread_mutex_lock(m);
    pthread_mutex_lock(m);
}

void h(void)
{
    // ok: c-lock-taken-twice
    pthread_mutex_lock(&lock);
    n++;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    n--;
    // ok: c-lock-taken-twice
    pthread_mutex_unlock(&lock);
}
