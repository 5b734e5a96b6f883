#include <pthread.h>

static pthread_mutex_t lock;
static int count;

int f(int n)
{
    // ruleid: c-lock-not-released
    pthread_mutex_lock(&lock);
    if (n > 10) {
        count = 0;
        return -1;
    }
    count += n;
    pthread_mutex_unlock(&lock);
    return 0;
}

void g(int n)
{
    // ruleid: c-lock-not-released
    pthread_mutex_lock(&lock);
    if (n == 0)
        return;
    count += n;
    pthread_mutex_unlock(&lock);
}

int h(int n)
{
    // ok: c-lock-not-released
    pthread_mutex_lock(&lock);
    if (n > 10) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    pthread_mutex_unlock(&lock);
    return 0;
}

void i(int n)
{
    // ok: c-lock-not-released
    pthread_mutex_lock(&lock);
    if (n)
        count += n;
    pthread_mutex_unlock(&lock);
}
