#pragma once
#ifndef ALLOCATOR
#define ALLOCATOR "allocator.h"
#endif
#include ALLOCATOR
