#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static char *data;
static volatile sig_atomic_t stop;

void on_stop(int number)
{
    // ruleid: c-signal-handler-unsafe
    free(data);
    // ruleid: c-signal-handler-unsafe
    printf("stopped");
}

int main(void)
{
    signal(SIGINT, on_stop);
    // ok: c-signal-handler-unsafe
    printf("running");
    // ok: c-signal-handler-unsafe
    free(data);
    return 0;
}
