#include <unistd.h>
#include <stdlib.h>

void drop(uid_t user, gid_t group)
{
    // ruleid: c-setuid-unchecked
    setgid(group);
    // ruleid: c-setuid-unchecked
    setuid(user);
}

void right(uid_t user, gid_t group)
{
    // ok: c-setuid-unchecked
    if (setgid(group) != 0)
        abort();
    // ok: c-setuid-unchecked
    if (setuid(user) != 0)
        abort();
}
