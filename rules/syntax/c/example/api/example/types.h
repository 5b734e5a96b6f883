#pragma once
#include <stdint.h>
typedef uint32_t example_id;
