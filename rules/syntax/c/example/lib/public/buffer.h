#pragma once
#include <stddef.h>
struct buffer { char *data; size_t size; };
