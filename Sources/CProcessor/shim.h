// The door to what the processor can do and Swift has no word for.
#pragma once

// Asks for the bytes of an address to be brought near, and waits for nothing. Any address will do.
static inline void cpux_prefetch(const void *address) { __builtin_prefetch(address, 1); }
