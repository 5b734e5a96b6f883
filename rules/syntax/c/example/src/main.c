#include <stdio.h>
#include <openssl/ssl.h>
#include <example.h>
#include <buffer.h>
#include "config.h"
#include "util.h"
#include "shared.h"
#include PLATFORM_HEADER
#include "missing.h"
#ifdef _WIN32
#include "compat.h"
#endif
int main(void) { return example_run(); }
