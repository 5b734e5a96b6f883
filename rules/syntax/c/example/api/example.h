#ifndef EXAMPLE_H
#define EXAMPLE_H
#include "example/types.h"
int example_run(void);
#endif
