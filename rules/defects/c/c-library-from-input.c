#include <dlfcn.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    // ruleid: c-library-from-input
    void *a = dlopen(getenv("PLUGIN"), RTLD_NOW);
    // ruleid: c-library-from-input
    void *b = dlopen(argv[1], RTLD_NOW);
    // ok: c-library-from-input
    void *c = dlopen("/usr/lib/libm.so", RTLD_NOW);
    // ok: c-library-from-input
    void *d = dlsym(c, argv[2]);
    return 0;
}
