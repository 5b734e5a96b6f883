"""Templates of C and C++ for seeded flaws and their harmless twins."""

HEADS = [
    "/*\n * @{noun}.c - @{table} of the @{other} daemon\n *\n * Copyright (C) @{year} The @{Other} Project\n */\n\n@{all}",
    "/* SPDX-License-Identifier: MIT */\n\n@{all}",
    "@{all}",
    "/** \\file\n * Reads and writes @{table}.\n */\n@{all}",
]

FRAMES = r"""
#### main
+ <stdio.h>
+ <stdlib.h>
+ <string.h>
int main(int argc, char **argv)
{
    char @{v0}[256];

    if (argc < 2) {
        fprintf(stderr, "usage: %s @{param}\n", argv[0]);
        return 2;
    }
    snprintf(@{v0}, sizeof @{v0}, "%s", argv[1]);
    @{body}
    @{end}
}
==== end
return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
==== end void
return EXIT_SUCCESS;

#### stdin
+ <stdio.h>
+ <string.h>
int @{handler}(FILE *input)
{
    char @{v0}[@{n3}0];

    if (fgets(@{v0}, sizeof @{v0}, input) == NULL)
        return -1;
    @{v0}[strcspn(@{v0}, "\n")] = '\0';
    @{body}
    @{end}
}
==== end
return result;
==== end void
return 0;

#### socket
+ <stdio.h>
+ <string.h>
+ <sys/socket.h>
+ <sys/types.h>
int @{handler}(int connection)
{
    char @{v0}[512];
    ssize_t received = recv(connection, @{v0}, sizeof @{v0} - 1, 0);

    if (received <= 0)
        return -1;
    @{v0}[received] = '\0';
    @{body}
    @{end}
}
==== end
return result;
==== end void
return 0;

#### environment
+ <stdio.h>
+ <stdlib.h>
+ <string.h>
static int @{handler}(void)
{
    const char *@{v0} = getenv("@{NOUN}_@{param}");

    if (@{v0} == NULL) {
        fputs("variable is not set\n", stderr);
        return -1;
    }
    @{body}
    @{end}
}

int main(void)
{
    return @{handler}();
}
==== end
return result;
==== end void
return 0;
"""

CARRIERS = r"""
#### pass
const char *@{b} = @{a};
#### pass
const char *@{b} = @{a};
while (*@{b} == ' ')
    @{b}++;
#### pass
static char @{t}[600];
snprintf(@{t}, sizeof @{t}, "%s", @{a});
const char *@{b} = @{t};
#### pass
const char *@{b} = @{a}[0] != '\0' ? @{a} : "none";

#### constant
const char *@{b} = strlen(@{a}) > 900 ? @{const} : @{a};
==== good
const char *@{b} = @{const};
if (strlen(@{a}) > 900)
    fputs("long input\n", stderr);

#### overwritten
const char *@{b} = @{const};
if (@{a}[0] != '\0')
    @{b} = @{a};
==== good
const char *@{b} = @{a};
if (@{b}[0] == '#')
    fputs("a comment\n", stderr);
@{b} = @{const};

#### branch
const char *@{b};
int @{t} = @{n1};
if (5 * 20 + @{t} > 90) {
    @{b} = @{a};
} else {
    @{b} = @{const};
}
==== good
const char *@{b};
int @{t} = @{n1};
if (5 * 20 + @{t} > 90) {
    @{b} = @{const};
} else {
    @{b} = @{a};
}

#### element
const char *@{t}[3];
@{t}[0] = @{const};
@{t}[1] = @{a};
@{t}[2] = "last";
const char *@{b} = @{t}[1];
==== good
const char *@{t}[3];
@{t}[0] = @{const};
@{t}[1] = @{a};
@{t}[2] = "last";
const char *@{b} = @{t}[0];

#### allow-list
if (strcmp(@{v}, @{const}) != 0 && strcmp(@{v}, "@{k1}") != 0)
    fprintf(stderr, "unexpected @{param}\n");
==== good
if (strcmp(@{v}, @{const}) != 0 && strcmp(@{v}, "@{k1}") != 0)
    return @{deny};
"""

SINKS = r"""
#### command 78
+ <stdlib.h>
$ "/srv/export"
char command[1024];
snprintf(command, sizeof command, "du -sh %s", @{v});
int result = system(command);@{!}
==== guard before use
for (const char *c = @{v}; *c != '\0'; c++) {
    if ((*c < 'a' || *c > 'z') && (*c < '0' || *c > '9'))
        return @{deny};
}
#### command 78
+ <stdio.h>
$ "localhost"
char line[1024];
snprintf(line, sizeof line, "ping -c 1 %s", @{v});
FILE *pipe = popen(line, "r");@{!}
int result = pipe == NULL ? -1 : pclose(pipe);
==== right API
+ <sys/wait.h>
+ <unistd.h>
pid_t child = fork();
if (child == 0) {
    execl("/bin/ping", "ping", "-c", "1", "--", @{v}, (char *)NULL);
    _exit(127);
}
int result = child < 0 ? -1 : waitpid(child, NULL, 0) == child ? 0 : -1;
#### path 22
+ <stdio.h>
$ "summary.csv"
char name[1024];
snprintf(name, sizeof name, "/srv/@{noun}/%s", @{v});
FILE *file = fopen(name, "r");@{!}
int result = -1;
if (file != NULL) {
    result = fgetc(file);
    fclose(file);
}
==== guard before use
if (strstr(@{v}, "..") != NULL || strchr(@{v}, '/') != NULL)
    return @{deny};
#### path 22
+ <stdio.h>
+ <unistd.h>
$ "old.tmp"
char name[1024] = "/var/spool/@{noun}/";
strncat(name, @{v}, sizeof name - strlen(name) - 1);
int result = unlink(name);@{!}
==== guard before use
if (strchr(@{v}, '/') != NULL || strcmp(@{v}, "..") == 0)
    return @{deny};
#### format 134
+ <stdio.h>
printf(@{v});@{!}
int result = 0;
==== right API
printf("%s", @{v});
int result = 0;
#### format 134
+ <stdio.h>
+ <syslog.h>
syslog(LOG_INFO, @{v});@{!}
int result = fprintf(stderr, "logged\n") < 0;
==== right API
syslog(LOG_INFO, "%s", @{v});
int result = fprintf(stderr, "logged\n") < 0;
#### overflow 121,120
+ <string.h>
$ "x"
char copy[@{n3}];
strcpy(copy, @{v});@{!}
int result = copy[0] == '\0';
==== right API
char copy[@{n3}];
snprintf(copy, sizeof copy, "%s", @{v});
int result = copy[0] == '\0';
==== guard before use
if (strlen(@{v}) >= @{n3})
    return @{deny};
#### overflow 121,120
+ <stdio.h>
$ "x"
char label[@{n3}];
sprintf(label, "<%s>", @{v});@{!}
int result = (int)strlen(label);
==== right API
char label[@{n3}];
snprintf(label, sizeof label, "<%s>", @{v});
int result = (int)strlen(label);
#### overflow 122,120
+ <stdlib.h>
+ <string.h>
$ "x"
char *copy = malloc(@{n3});
if (copy == NULL)
    return @{deny};
strcpy(copy, @{v});@{!}
int result = copy[0];
free(copy);
==== right API
char *copy = malloc(strlen(@{v}) + 1);
if (copy == NULL)
    return @{deny};
strcpy(copy, @{v});
int result = copy[0];
free(copy);
#### index 129,787
+ <stdlib.h>
$ "1"
int counts[@{n1}] = {0};
int number = atoi(@{v});
counts[number]++;@{!}
int result = counts[0];
==== right API
int counts[@{n1}] = {0};
int number = atoi(@{v});
if (number >= 0 && number < @{n1})
    counts[number]++;
int result = counts[0];
#### allocation 190,789
+ <stdlib.h>
$ "8"
int count = atoi(@{v});
long *cells = malloc(count * sizeof(long));@{!}
if (cells == NULL)
    return @{deny};
int result = count;
free(cells);
==== right API
int count = atoi(@{v});
if (count <= 0 || count > 1000)
    return @{deny};
long *cells = calloc((size_t)count, sizeof(long));
if (cells == NULL)
    return @{deny};
int result = count;
free(cells);
#### length 195,121
+ <stdlib.h>
+ <string.h>
$ "8"
char target[@{n3}];
int length = atoi(@{v});
if (length > (int)sizeof target)
    return @{deny};
memcpy(target, "@{noun} @{other} @{third}", length);@{!}
int result = target[0];
==== right API
char target[@{n3}];
int length = atoi(@{v});
if (length < 0 || length > 8 || (size_t)length > sizeof target)
    return @{deny};
memcpy(target, "@{noun} @{other} @{third}", (size_t)length);
int result = length == 0;
#### sql 89
+ <sqlite3.h>
^ static sqlite3 *database;
char sql[1024];
snprintf(sql, sizeof sql, "SELECT id FROM @{table} WHERE owner = '%s'", @{v});@{!}
int result = sqlite3_exec(database, sql, NULL, NULL, NULL);@{!}
==== parameterised
sqlite3_stmt *statement = NULL;
int result = sqlite3_prepare_v2(database, "SELECT id FROM @{table} WHERE owner = ?", -1, &statement, NULL);
if (result == SQLITE_OK)
    result = sqlite3_bind_text(statement, 1, @{v}, -1, SQLITE_TRANSIENT);
sqlite3_finalize(statement);
#### loop 606,400,834
+ <stdlib.h>
$ "8"
int rounds = atoi(@{v});
int result = 0;
for (int i = 0; i < rounds; i++)@{!}
    result += i % 7;
==== right API
int rounds = atoi(@{v});
int result = 0;
if (rounds > 1000)
    rounds = 1000;
for (int i = 0; i < rounds; i++)
    result += i % 7;
#### division 369 allow-list
+ <stdlib.h>
$ "4"
int parts = atoi(@{v});
int result = @{n2} / parts;@{!}
==== guard before use
if (atoi(@{v}) == 0)
    return @{deny};
"""

PAIRS = r"""
#### gets 242,120
+ <stdio.h>
^ char *gets(char *s);
int @{g1}(char line[80])
{
    if (gets(line) == NULL)@{!}
        return -1;
    return line[0];
}
==== right API
int @{g1}(char line[80])
{
    if (fgets(line, 80, stdin) == NULL)
        return -1;
    return line[0];
}
#### scanf 120,121
+ <stdio.h>
int @{g1}(void)
{
    char name[@{n3}];

    if (scanf("%s", name) != 1)@{!}
        return -1;
    return name[0];
}
==== right API
int @{g1}(void)
{
    char name[@{n3}];

    if (scanf("%7s", name) != 1)
        return -1;
    return name[0];
}
#### strcat 121,120
+ <string.h>
+ <stdio.h>
void @{g1}(const char *first, const char *last)
{
    char full[32];

    strcpy(full, first);@{!}
    strcat(full, " ");
    strcat(full, last);@{!}
    puts(full);
}
==== right API
void @{g1}(const char *first, const char *last)
{
    char full[32];

    snprintf(full, sizeof full, "%s %s", first, last);
    puts(full);
}
#### off-by-one 193,787
+ <string.h>
void @{g1}(int *target)
{
    int cells[@{n1}];

    for (int i = 0; i <= @{n1}; i++)@{!}
        cells[i] = i;@{!}
    memcpy(target, cells, sizeof cells);
}
==== right form
void @{g1}(int *target)
{
    int cells[@{n1}];

    for (int i = 0; i < @{n1}; i++)
        cells[i] = i;
    memcpy(target, cells, sizeof cells);
}
#### off-by-one 193,787
void @{g1}(const char *source, char *target, unsigned long size)
{
    char buffer[64];
    unsigned long i;

    for (i = 0; source[i] != '\0' && i < sizeof buffer; i++)
        buffer[i] = source[i];
    buffer[i] = '\0';@{!}
    if (size > i)
        target[0] = buffer[0];
}
==== right form
void @{g1}(const char *source, char *target, unsigned long size)
{
    char buffer[64];
    unsigned long i;

    for (i = 0; source[i] != '\0' && i < sizeof buffer - 1; i++)
        buffer[i] = source[i];
    buffer[i] = '\0';
    if (size > i)
        target[0] = buffer[0];
}
#### allocation-size 131,193
+ <stdlib.h>
+ <string.h>
char *@{g1}(const char *source)
{
    char *copy = malloc(strlen(source));@{!}

    if (copy != NULL)
        strcpy(copy, source);@{!}
    return copy;
}
==== right form
char *@{g1}(const char *source)
{
    char *copy = malloc(strlen(source) + 1);

    if (copy != NULL)
        strcpy(copy, source);
    return copy;
}
#### sizeof-pointer 467
+ <stdlib.h>
+ <string.h>
struct @{third}_cell {
    int number;
    char label[40];
};

struct @{third}_cell *@{g1}(void)
{
    struct @{third}_cell *cell = malloc(sizeof(cell));@{!}

    if (cell != NULL)
        memset(cell, 0, sizeof(cell));@{!}
    return cell;
}
==== right form
struct @{third}_cell {
    int number;
    char label[40];
};

struct @{third}_cell *@{g1}(void)
{
    struct @{third}_cell *cell = malloc(sizeof(*cell));

    if (cell != NULL)
        memset(cell, 0, sizeof(*cell));
    return cell;
}
#### unterminated 170
+ <string.h>
+ <stdio.h>
void @{g1}(const char *source)
{
    char name[16];

    strncpy(name, source, sizeof name);@{!}
    printf("%s\n", name);@{!}
}
==== right form
void @{g1}(const char *source)
{
    char name[16];

    strncpy(name, source, sizeof name - 1);
    name[sizeof name - 1] = '\0';
    printf("%s\n", name);
}
#### use-after-free 416
+ <stdlib.h>
+ <stdio.h>
int @{g1}(int count)
{
    int *cells = calloc(16, sizeof *cells);

    if (cells == NULL)
        return -1;
    cells[0] = count;
    free(cells);
    return cells[0];@{!}
}
==== right form
int @{g1}(int count)
{
    int *cells = calloc(16, sizeof *cells);
    int first;

    if (cells == NULL)
        return -1;
    cells[0] = count;
    first = cells[0];
    free(cells);
    return first;
}
#### use-after-free 416
+ <stdlib.h>
struct @{third}_node {
    int number;
    struct @{third}_node *next;
};

void @{g1}(struct @{third}_node *head)
{
    struct @{third}_node *node;

    for (node = head; node != NULL; node = node->next)@{!}
        free(node);@{!}
}
==== right form
struct @{third}_node {
    int number;
    struct @{third}_node *next;
};

void @{g1}(struct @{third}_node *head)
{
    struct @{third}_node *node = head;

    while (node != NULL) {
        struct @{third}_node *next = node->next;

        free(node);
        node = next;
    }
}
#### double-free 415
+ <stdlib.h>
+ <string.h>
int @{g1}(const char *text)
{
    char *copy = strdup(text);

    if (copy == NULL)
        return -1;
    if (copy[0] == '#')
        free(copy);@{!}
    free(copy);@{!}
    return 0;
}
==== right form
int @{g1}(const char *text)
{
    char *copy = strdup(text);

    if (copy == NULL)
        return -1;
    if (copy[0] == '#') {
        free(copy);
        return 1;
    }
    free(copy);
    return 0;
}
#### double-free 415
+ <stdlib.h>
int @{g1}(int wanted)
{
    char *buffer = malloc(@{n2});

    if (buffer == NULL)
        return -1;
    if (wanted > 3) {
        free(buffer);@{!}
        wanted = 0;
    }
    free(buffer);@{!}
    return wanted;
}
==== overwritten
int @{g1}(int wanted)
{
    char *buffer = malloc(@{n2});

    if (buffer == NULL)
        return -1;
    if (wanted > 3) {
        free(buffer);
        buffer = NULL;
        wanted = 0;
    }
    free(buffer);
    return wanted;
}
#### leak 401
+ <stdlib.h>
+ <stdio.h>
int @{g1}(const char *name)
{
    char *buffer = malloc(@{n2});
    FILE *file;

    if (buffer == NULL)
        return -1;
    file = fopen(name, "r");
    if (file == NULL)
        return -1;@{!}
    fclose(file);
    free(buffer);
    return 0;
}
==== released
int @{g1}(const char *name)
{
    char *buffer = malloc(@{n2});
    FILE *file;

    if (buffer == NULL)
        return -1;
    file = fopen(name, "r");
    if (file == NULL) {
        free(buffer);
        return -1;
    }
    fclose(file);
    free(buffer);
    return 0;
}
#### leak 401
+ <stdlib.h>
+ <string.h>
unsigned long @{g1}(const char *text)
{
    char *copy = strdup(text);@{!}

    if (copy == NULL)
        return 0;
    copy[0] = 'x';
    return strlen(copy);@{!}
}
==== released
unsigned long @{g1}(const char *text)
{
    char *copy = strdup(text);
    unsigned long length;

    if (copy == NULL)
        return 0;
    copy[0] = 'x';
    length = strlen(copy);
    free(copy);
    return length;
}
#### realloc-leak 401
+ <stdlib.h>
int @{g1}(char **buffer, unsigned long size)
{
    *buffer = realloc(*buffer, size);@{!}
    if (*buffer == NULL)
        return -1;
    return 0;
}
==== right form
int @{g1}(char **buffer, unsigned long size)
{
    char *larger = realloc(*buffer, size);

    if (larger == NULL)
        return -1;
    *buffer = larger;
    return 0;
}
#### file-leak 775,772,404
+ <stdio.h>
int @{g1}(const char *name)
{
    FILE *file = fopen(name, "r");@{!}
    int first;

    if (file == NULL)
        return -1;
    first = fgetc(file);
    if (first == EOF)
        return -1;@{!}
    fclose(file);
    return first;
}
==== released
int @{g1}(const char *name)
{
    FILE *file = fopen(name, "r");
    int first;

    if (file == NULL)
        return -1;
    first = fgetc(file);
    fclose(file);
    if (first == EOF)
        return -1;
    return first;
}
#### null 476,690
+ <stdlib.h>
+ <string.h>
char *@{g1}(unsigned long size)
{
    char *buffer = malloc(size);

    memset(buffer, 0, size);@{!}
    return buffer;
}
==== guard before use
char *@{g1}(unsigned long size)
{
    char *buffer = malloc(size);

    if (buffer == NULL)
        return NULL;
    memset(buffer, 0, size);
    return buffer;
}
#### null 476,690
+ <stdio.h>
int @{g1}(const char *name)
{
    FILE *file = fopen(name, "r");
    int first = fgetc(file);@{!}

    fclose(file);
    return first;
}
==== guard before use
int @{g1}(const char *name)
{
    FILE *file = fopen(name, "r");
    int first;

    if (!file)
        return -1;
    first = fgetc(file);
    fclose(file);
    return first;
}
#### null 476
+ <stddef.h>
struct @{third}_item {
    int count;
    int price;
};

int @{g1}(const struct @{third}_item *item)
{
    int total = item->count * 2;@{!}

    if (item == NULL)@{!}
        return 0;
    return total + item->price;
}
==== guard before use
struct @{third}_item {
    int count;
    int price;
};

int @{g1}(const struct @{third}_item *item)
{
    int total;

    if (item == NULL)
        return 0;
    total = item->count * 2;
    return total + item->price;
}
#### integer 190
+ <stdlib.h>
void *@{g1}(unsigned int rows, unsigned int columns)
{
    unsigned int size = rows * columns * 4;@{!}

    return malloc(size);@{!}
}
==== guard before use
+ <stdlib.h>
+ <stdint.h>
void *@{g1}(unsigned int rows, unsigned int columns)
{
    if (columns != 0 && rows > UINT32_MAX / 4 / columns)
        return NULL;
    return malloc((size_t)rows * columns * 4);
}
#### signed-compare 195,194
+ <string.h>
int @{g1}(char *target, const char *source, int length)
{
    if (length > 64)
        return -1;
    memcpy(target, source, length);@{!}
    return length;
}
==== guard before use
int @{g1}(char *target, const char *source, int length)
{
    if (length < 0 || length > 64)
        return -1;
    memcpy(target, source, (size_t)length);
    return length;
}
#### unsigned-loop 835,570,571
int @{g1}(const int *cells, unsigned int count)
{
    int total = 0;

    for (unsigned int i = count - 1; i >= 0; i--)@{!}
        total += cells[i];
    return total;
}
==== right form
int @{g1}(const int *cells, unsigned int count)
{
    int total = 0;

    for (unsigned int i = count; i > 0; i--)
        total += cells[i - 1];
    return total;
}
#### truncation 197,681
short @{g1}(int amount)
{
    short small = amount * @{n2};@{!}

    return small;
}
==== guard before use
short @{g1}(int amount)
{
    if (amount < 0 || amount > 30)
        return 0;
    return (short)(amount * @{n2});
}
#### uninitialised 457
int @{g1}(const int *cells, int count)
{
    int best;

    for (int i = 0; i < count; i++)
        if (i == 0 ? cells[i] > 0 : cells[i] > best)@{!}
            best = cells[i];
    return best;@{!}
}
==== right form
int @{g1}(const int *cells, int count)
{
    int best = 0;

    for (int i = 0; i < count; i++)
        if (cells[i] > best)
            best = cells[i];
    return best;
}
#### uninitialised 457
+ <stdio.h>
int @{g1}(int kind)
{
    int price;

    switch (kind) {
    case 1:
        price = @{n1};
        break;
    case 2:
        price = @{n2};
        break;
    }
    return price * 2;@{!}
}
==== right form
int @{g1}(int kind)
{
    int price;

    switch (kind) {
    case 1:
        price = @{n1};
        break;
    case 2:
        price = @{n2};
        break;
    default:
        price = 0;
        break;
    }
    return price * 2;
}
#### local-address 562
+ <stdio.h>
char *@{g1}(int number)
{
    char label[32];

    snprintf(label, sizeof label, "@{noun}-%d", number);
    return label;@{!}
}
==== right form
char *@{g1}(int number)
{
    static char label[32];

    snprintf(label, sizeof label, "@{noun}-%d", number);
    return label;
}
#### bad-free 590,761
+ <stdlib.h>
+ <string.h>
int @{g1}(const char *text)
{
    char *copy = strdup(text);

    if (copy == NULL)
        return -1;
    while (*copy == ' ')
        copy++;
    free(copy);@{!}
    return 0;
}
==== right form
int @{g1}(const char *text)
{
    char *copy = strdup(text);
    char *start = copy;

    if (copy == NULL)
        return -1;
    while (*start == ' ')
        start++;
    free(copy);
    return 0;
}
#### bad-free 590
+ <stdlib.h>
void @{g1}(void)
{
    char buffer[@{n3}];
    char *place = buffer;

    place[0] = '\0';
    free(place);@{!}
}
==== right form
void @{g1}(void)
{
    char *place = malloc(@{n3});

    if (place != NULL)
        place[0] = '\0';
    free(place);
}
#### unchecked 252
+ <unistd.h>
void @{g1}(unsigned int uid, const char *program)
{
    setuid(uid);@{!}
    execl(program, program, (char *)0);
}
==== handled
void @{g1}(unsigned int uid, const char *program)
{
    if (setuid(uid) != 0)
        _exit(1);
    execl(program, program, (char *)0);
}
#### unchecked 252
+ <stdio.h>
+ <unistd.h>
int @{g1}(int fd, char *target)
{
    read(fd, target, @{n3});@{!}
    return target[0];
}
==== handled
int @{g1}(int fd, char *target)
{
    if (read(fd, target, @{n3}) != @{n3})
        return -1;
    return target[0];
}
#### self-comparison 571,570,697
int @{g1}(const int *left, const int *right, int count)
{
    for (int i = 0; i < count; i++)
        if (left[i] != left[i])@{!}
            return 0;
    return right != 0;
}
==== right form
int @{g1}(const int *left, const int *right, int count)
{
    for (int i = 0; i < count; i++)
        if (left[i] != right[i])
            return 0;
    return right != 0;
}
#### assignment-in-condition 481
int @{g1}(int state)
{
    if (state = @{n1})@{!}
        return 1;
    return 0;
}
==== right form
int @{g1}(int state)
{
    if (state == @{n1})
        return 1;
    return 0;
}
#### empty-if 483,670,480,398
int @{g1}(int count)
{
    int total = 0;

    if (count > @{n1});@{!}
        total = count;
    return total;
}
==== right form
int @{g1}(int count)
{
    int total = 0;

    if (count > @{n1})
        total = count;
    return total;
}
#### braces 483
int @{g1}(int count, int *errors)
{
    if (count < 0)
        (*errors)++;
        return -1;@{!}
    return count * 2;
}
==== right form
int @{g1}(int count, int *errors)
{
    if (count < 0) {
        (*errors)++;
        return -1;
    }
    return count * 2;
}
#### fallthrough 484
int @{g1}(int kind)
{
    int price = 0;

    switch (kind) {
    case 1:
        price = @{n1};@{!}
    case 2:
        price += @{n2};
        break;
    default:
        break;
    }
    return price;
}
==== right form
int @{g1}(int kind)
{
    int price = 0;

    switch (kind) {
    case 1:
        price = @{n1};
        break;
    case 2:
        price += @{n2};
        break;
    default:
        break;
    }
    return price;
}
#### bitwise 480
int @{g1}(int flags, int mode)
{
    if (flags & 4 == 4)@{!}
        return mode;
    return 0;
}
==== right form
int @{g1}(int flags, int mode)
{
    if ((flags & 4) == 4)
        return mode;
    return 0;
}
#### dead 561
int @{g1}(int count)
{
    if (count > @{n1})
        return 1;
    return 0;
    count++;@{!}
}
==== right form
int @{g1}(int count)
{
    if (count > @{n1})
        return 1;
    count++;
    return count == 0;
}
#### temp-file 377
+ <stdio.h>
FILE *@{g1}(void)
{
    char name[L_tmpnam];

    if (tmpnam(name) == NULL)@{!}
        return NULL;
    return fopen(name, "w+");
}
==== right API
FILE *@{g1}(void)
{
    return tmpfile();
}
#### race 367
+ <stdio.h>
+ <unistd.h>
FILE *@{g1}(const char *name)
{
    if (access(name, W_OK) != 0)@{!}
        return NULL;
    return fopen(name, "w");@{!}
}
==== right form
+ <fcntl.h>
+ <stdio.h>
+ <unistd.h>
FILE *@{g1}(const char *name)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);

    if (fd < 0)
        return NULL;
    return fdopen(fd, "w");
}
#### permissions 732
+ <sys/stat.h>
int @{g1}(const char *name)
{
    return chmod(name, 0777);@{!}
}
==== right form
int @{g1}(const char *name)
{
    return chmod(name, 0640);
}
#### random 338,330
+ <stdlib.h>
+ <time.h>
void @{g1}(unsigned char *key, int length)
{
    srand((unsigned int)time(NULL));@{!}
    for (int i = 0; i < length; i++)
        key[i] = (unsigned char)(rand() & 0xff);@{!}
}
==== right API
+ <sys/random.h>
+ <stdlib.h>
void @{g1}(unsigned char *key, int length)
{
    if (getrandom(key, (size_t)length, 0) != length)
        abort();
}
#### crypto 327,328
+ <openssl/md5.h>
void @{g1}(const unsigned char *password, unsigned long length, unsigned char *digest)
{
    MD5(password, length, digest);@{!}
}
==== right API
+ <openssl/sha.h>
void @{g1}(const unsigned char *document, unsigned long length, unsigned char *digest)
{
    SHA256(document, length, digest);
}
#### lock 667,764
+ <pthread.h>
^ static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
int @{g1}(int *count)
{
    pthread_mutex_lock(&guard);@{!}
    if (*count < 0)
        return -1;@{!}
    (*count)++;
    pthread_mutex_unlock(&guard);
    return 0;
}
==== released
int @{g1}(int *count)
{
    pthread_mutex_lock(&guard);
    if (*count < 0) {
        pthread_mutex_unlock(&guard);
        return -1;
    }
    (*count)++;
    pthread_mutex_unlock(&guard);
    return 0;
}
#### signal 479,364,828
+ <signal.h>
+ <stdio.h>
+ <stdlib.h>
static void on_@{param}(int number)
{
    printf("stopped by %d\n", number);@{!}
    exit(1);@{!}
}

void @{g1}(void)
{
    signal(SIGTERM, on_@{param});
}
==== right form
+ <signal.h>
static volatile sig_atomic_t stopped;

static void on_@{param}(int number)
{
    stopped = number;
}

void @{g1}(void)
{
    signal(SIGTERM, on_@{param});
}
#### printf-arguments 685,686,628
+ <stdio.h>
void @{g1}(int count, const char *name)
{
    printf("%s has %d of %d\n", name, count);@{!}
}
==== right form
void @{g1}(int count, const char *name)
{
    printf("%s has %d of %d\n", name, count, @{n1});
}
#### chroot 243
+ <unistd.h>
int @{g1}(const char *root)
{
    return chroot(root);@{!}
}
==== right form
int @{g1}(const char *root)
{
    if (chroot(root) != 0)
        return -1;
    return chdir("/");
}
#### memory-clear 14
+ <string.h>
int @{g1}(const char *typed, int (*check)(const char *))
{
    char secret[64];
    int known;

    strncpy(secret, typed, sizeof secret - 1);
    secret[sizeof secret - 1] = '\0';
    known = check(secret);
    memset(secret, 0, sizeof secret);@{!}
    return known;
}
==== right API
int @{g1}(const char *typed, int (*check)(const char *))
{
    char secret[64];
    int known;

    strncpy(secret, typed, sizeof secret - 1);
    secret[sizeof secret - 1] = '\0';
    known = check(secret);
    explicit_bzero(secret, sizeof secret);
    return known;
}
#### out-of-bounds-read 125
int @{g1}(int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return -1;
    return days[month];@{!}
}
==== right form
int @{g1}(int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return -1;
    return days[month - 1];
}
#### memcpy-size 787,121
+ <string.h>
void @{g1}(char *packet)
{
    char head[16];

    memcpy(head, packet, 64);@{!}
    packet[0] = head[1];
}
==== right form
void @{g1}(char *packet)
{
    char head[16];

    memcpy(head, packet, sizeof head);
    packet[0] = head[1];
}
"""

CPP_PAIRS = r"""
#### new-delete 762
+ <cstddef>
int @{g1}(std::size_t count)
{
    int *cells = new int[count]();
    int first = count > 0 ? cells[0] : 0;
    delete cells;@{!}
    return first;
}
==== right form
int @{g1}(std::size_t count)
{
    int *cells = new int[count]();
    int first = count > 0 ? cells[0] : 0;
    delete[] cells;
    return first;
}
#### new-free 762
+ <cstdlib>
+ <string>
void @{g1}()
{
    std::string *name = new std::string("@{noun}");
    name->append("!");
    free(name);@{!}
}
==== right form
void @{g1}()
{
    std::string *name = new std::string("@{noun}");
    name->append("!");
    delete name;
}
#### double-delete 415
class @{Third}Buffer {
public:
    explicit @{Third}Buffer(int size) : cells_(new char[size]) {}
    ~@{Third}Buffer() { delete[] cells_; }

    void reset()
    {
        delete[] cells_;@{!}
    }

private:
    char *cells_;
};
==== right form
class @{Third}Buffer {
public:
    explicit @{Third}Buffer(int size) : cells_(new char[size]) {}
    @{Third}Buffer(const @{Third}Buffer &) = delete;
    @{Third}Buffer &operator=(const @{Third}Buffer &) = delete;
    ~@{Third}Buffer() { delete[] cells_; }

    void reset()
    {
        delete[] cells_;
        cells_ = nullptr;
    }

private:
    char *cells_;
};
#### use-after-delete 416
+ <string>
std::size_t @{g1}()
{
    auto *name = new std::string("@{noun}");
    delete name;
    return name->size();@{!}
}
==== right form
std::size_t @{g1}()
{
    auto *name = new std::string("@{noun}");
    std::size_t size = name->size();
    delete name;
    return size;
}
#### leak 401
+ <vector>
int @{g1}(const std::vector<int> &rows)
{
    int *total = new int(0);@{!}
    for (int row : rows)
        *total += row;
    return *total;@{!}
}
==== right API
+ <memory>
+ <vector>
int @{g1}(const std::vector<int> &rows)
{
    auto total = std::make_unique<int>(0);
    for (int row : rows)
        *total += row;
    return *total;
}
#### leak 401
+ <stdexcept>
void @{g1}(int count)
{
    char *buffer = new char[@{n3}];
    buffer[0] = 0;
    if (count < 0)
        throw std::invalid_argument("count");@{!}
    delete[] buffer;
}
==== released
void @{g1}(int count)
{
    char *buffer = new char[@{n3}];
    buffer[0] = 0;
    if (count < 0) {
        delete[] buffer;
        throw std::invalid_argument("count");
    }
    delete[] buffer;
}
#### local-reference 562
+ <string>
const std::string &@{g1}(int number)
{
    std::string label = "@{noun}-" + std::to_string(number);
    return label;@{!}
}
==== right form
std::string @{g1}(int number)
{
    std::string label = "@{noun}-" + std::to_string(number);
    return label;
}
#### dangling 416,825,562
+ <string>
+ <cstring>
std::size_t @{g1}(const std::string &name)
{
    const char *text = (name + ".txt").c_str();@{!}
    return std::strlen(text);@{!}
}
==== right form
std::size_t @{g1}(const std::string &name)
{
    const std::string full = name + ".txt";
    const char *text = full.c_str();
    return std::strlen(text);
}
#### iterator 416,825,664
+ <vector>
void @{g1}(std::vector<int> &rows)
{
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        if (*it < 0)
            rows.erase(it);@{!}
    }
}
==== right form
void @{g1}(std::vector<int> &rows)
{
    for (auto it = rows.begin(); it != rows.end();) {
        if (*it < 0)
            it = rows.erase(it);
        else
            ++it;
    }
}
#### cast 476
struct @{Third}Base {
    virtual ~@{Third}Base() = default;
};

struct @{Third}Leaf : @{Third}Base {
    int number = 0;
};

int @{g1}(@{Third}Base *base)
{
    auto *leaf = dynamic_cast<@{Third}Leaf *>(base);
    return leaf->number;@{!}
}
==== guard before use
struct @{Third}Base {
    virtual ~@{Third}Base() = default;
};

struct @{Third}Leaf : @{Third}Base {
    int number = 0;
};

int @{g1}(@{Third}Base *base)
{
    auto *leaf = dynamic_cast<@{Third}Leaf *>(base);
    if (leaf == nullptr)
        return 0;
    return leaf->number;
}
#### swallowed 390,391
+ <fstream>
+ <string>
int @{g1}(const std::string &text)
{
    int number = 0;
    try {
        number = std::stoi(text);
    } catch (...) {@{!}
    }@{!}
    return number;
}
==== handled
+ <iostream>
+ <stdexcept>
+ <string>
int @{g1}(const std::string &text)
{
    int number = 0;
    try {
        number = std::stoi(text);
    } catch (const std::exception &error) {
        std::cerr << "not a number: " << error.what() << '\n';
        throw;
    }
    return number;
}
#### destructor-throws 248,755,703
+ <stdexcept>
class @{Third}Guard {
public:
    ~@{Third}Guard() noexcept(false)
    {
        if (open_)
            throw std::runtime_error("still open");@{!}
    }

private:
    bool open_ = false;
};
==== right form
class @{Third}Guard {
public:
    ~@{Third}Guard()
    {
        if (open_)
            open_ = false;
    }

private:
    bool open_ = false;
};
#### uninitialised-member 457,456
class @{Third}Counter {
public:
    @{Third}Counter() {}@{!}
    int next() { return ++count_; }

private:
    int count_;@{!}
};
==== right form
class @{Third}Counter {
public:
    @{Third}Counter() : count_(0) {}
    int next() { return ++count_; }

private:
    int count_;
};
#### command 78
+ <cstdlib>
+ <iostream>
+ <string>
int @{g1}()
{
    std::string folder;
    std::getline(std::cin, folder);
    return std::system(("ls -l " + folder).c_str());@{!}
}
==== constant
int @{g1}()
{
    std::string folder;
    std::getline(std::cin, folder);
    return std::system("ls -l /srv/@{noun}") + static_cast<int>(folder.size());
}
#### path 22
+ <fstream>
+ <iostream>
+ <string>
std::string @{g1}()
{
    std::string name;
    std::cin >> name;
    std::ifstream file("/srv/@{noun}/" + name);@{!}
    std::string line;
    std::getline(file, line);
    return line;
}
==== guard before use
std::string @{g1}()
{
    std::string name;
    std::cin >> name;
    if (name.find("..") != std::string::npos || name.find('/') != std::string::npos)
        return "";
    std::ifstream file("/srv/@{noun}/" + name);
    std::string line;
    std::getline(file, line);
    return line;
}
#### overflow 121,120
+ <cstring>
+ <string>
char @{g1}(const std::string &name)
{
    char copy[16];
    std::strcpy(copy, name.c_str());@{!}
    return copy[0];
}
==== guard before use
char @{g1}(const std::string &name)
{
    char copy[16];
    if (name.size() >= sizeof copy)
        return 0;
    std::memcpy(copy, name.c_str(), name.size() + 1);
    return copy[0];
}
#### input-width 120,121
+ <iostream>
char @{g1}()
{
    char word[@{n1}];
    std::cin >> word;@{!}
    return word[0];
}
==== right API
+ <iostream>
+ <string>
char @{g1}()
{
    std::string word;
    std::cin >> word;
    return word.empty() ? '\0' : word[0];
}
#### random 338,330
+ <cstdlib>
+ <string>
std::string @{g1}(int length)
{
    std::string token;
    for (int i = 0; i < length; i++)
        token += static_cast<char>('a' + std::rand() % 26);@{!}
    return token;
}
==== right API
+ <random>
+ <string>
std::string @{g1}(int length)
{
    std::random_device device;
    std::string token;
    for (int i = 0; i < length; i++)
        token += static_cast<char>('a' + device() % 26);
    return token;
}
#### lock 667,764
+ <map>
+ <mutex>
+ <string>
^ static std::mutex guard;
int @{g1}(std::map<std::string, int> &counts, const std::string &key)
{
    guard.lock();@{!}
    if (counts.count(key) == 0)
        return 0;@{!}
    int count = ++counts[key];
    guard.unlock();
    return count;
}
==== right API
int @{g1}(std::map<std::string, int> &counts, const std::string &key)
{
    std::lock_guard<std::mutex> hold(guard);
    if (counts.count(key) == 0)
        return 0;
    return ++counts[key];
}
#### self-comparison 571,570,697
+ <string>
struct @{Third}Key {
    std::string name;
    int number;

    bool operator==(const @{Third}Key &other) const
    {
        return name == other.name && number == number;@{!}
    }
};
==== right form
struct @{Third}Key {
    std::string name;
    int number;

    bool operator==(const @{Third}Key &other) const
    {
        return name == other.name && number == other.number;
    }
};
#### index 125,129
+ <vector>
int @{g1}(const std::vector<int> &rows)
{
    int total = 0;
    for (std::size_t i = 0; i <= rows.size(); i++)@{!}
        total += rows[i];@{!}
    return total;
}
==== right form
int @{g1}(const std::vector<int> &rows)
{
    int total = 0;
    for (std::size_t i = 0; i < rows.size(); i++)
        total += rows[i];
    return total;
}
#### catch-by-value 396,755
+ <iostream>
+ <stdexcept>
int @{g1}(int (*work)(int))
{
    try {
        return work(@{n1});
    } catch (std::exception error) {@{!}
        std::cerr << error.what();
    }
    return -1;
}
==== right form
int @{g1}(int (*work)(int))
{
    try {
        return work(@{n1});
    } catch (const std::runtime_error &error) {
        std::cerr << error.what();
    }
    return -1;
}
#### format 134
+ <cstdio>
+ <iostream>
+ <string>
void @{g1}()
{
    std::string line;
    std::getline(std::cin, line);
    std::printf(line.c_str());@{!}
}
==== right API
void @{g1}()
{
    std::string line;
    std::getline(std::cin, line);
    std::printf("%s", line.c_str());
}
#### integer 190
+ <cstdint>
+ <vector>
std::uint32_t @{g1}(const std::vector<std::uint32_t> &sizes, unsigned char *&buffer)
{
    std::uint32_t total = 0;
    for (std::uint32_t size : sizes)
        total += size;@{!}
    buffer = new unsigned char[total];@{!}
    return total;
}
==== guard before use
+ <cstdint>
+ <stdexcept>
+ <vector>
std::uint32_t @{g1}(const std::vector<std::uint32_t> &sizes, unsigned char *&buffer)
{
    std::uint32_t total = 0;
    for (std::uint32_t size : sizes) {
        if (size > UINT32_MAX - total)
            throw std::length_error("too large");
        total += size;
    }
    buffer = new unsigned char[total];
    return total;
}
#### assignment-in-condition 481
int @{g1}(int state, int wanted)
{
    if (state = wanted)@{!}
        return 1;
    return 0;
}
==== right form
int @{g1}(int state, int wanted)
{
    if (state == wanted)
        return 1;
    return 0;
}
#### null-before-check 476
+ <string>
std::size_t @{g1}(const std::string *name)
{
    std::size_t size = name->size();@{!}
    if (!name)@{!}
        return 0;
    return size;
}
==== guard before use
std::size_t @{g1}(const std::string *name)
{
    if (!name)
        return 0;
    std::size_t size = name->size();
    return size;
}
#### sql 89
+ <string>
+ <mysql/mysql.h>
int @{g1}(MYSQL *database, const char *query_string)
{
    std::string owner = std::getenv("QUERY_STRING") ? std::getenv("QUERY_STRING") : query_string;
    std::string sql = "SELECT id FROM @{table} WHERE owner = '" + owner + "'";@{!}
    return mysql_query(database, sql.c_str());@{!}
}
==== sanitised
int @{g1}(MYSQL *database, const char *query_string)
{
    std::string owner = std::getenv("QUERY_STRING") ? std::getenv("QUERY_STRING") : query_string;
    std::string clean(owner.size() * 2 + 1, '\0');
    clean.resize(mysql_real_escape_string(database, &clean[0], owner.c_str(), owner.size()));
    std::string sql = "SELECT id FROM @{table} WHERE owner = '" + clean + "'";
    return mysql_query(database, sql.c_str());
}
#### moved 457,672,416
+ <string>
+ <utility>
+ <vector>
std::size_t @{g1}(std::vector<std::string> &names, std::string name)
{
    names.push_back(std::move(name));
    return name.size();@{!}
}
==== right form
std::size_t @{g1}(std::vector<std::string> &names, std::string name)
{
    std::size_t size = name.size();
    names.push_back(std::move(name));
    return size;
}
#### virtual-destructor 1079,401,762
class @{Third}Shape {
public:
    virtual int area() const = 0;
    ~@{Third}Shape() {}@{!}
};

class @{Third}Square : public @{Third}Shape {
public:
    explicit @{Third}Square(int side) : cells_(new int[side]), side_(side) {}
    ~@{Third}Square() { delete[] cells_; }
    int area() const override { return side_ * side_; }

private:
    int *cells_;
    int side_;
};

void @{g1}(@{Third}Shape *shape)
{
    delete shape;@{!}
}
==== right form
class @{Third}Shape {
public:
    virtual int area() const = 0;
    virtual ~@{Third}Shape() {}
};

class @{Third}Square : public @{Third}Shape {
public:
    explicit @{Third}Square(int side) : cells_(new int[side]), side_(side) {}
    ~@{Third}Square() override { delete[] cells_; }
    int area() const override { return side_ * side_; }

private:
    int *cells_;
    int side_;
};

void @{g1}(@{Third}Shape *shape)
{
    delete shape;
}
"""

FILLERS = r"""
#### filler
static int pages_of(int count, int size)
{
    int pages;

    if (size <= 0)
        return 0;
    pages = count / size;
    if (count % size != 0)
        pages++;
    return pages;
}
#### filler
+ <stddef.h>
#define MAX_@{OTHER}S 48

struct @{other}_total {
    int number;
    long cents;
};

static long sum_@{others}(const struct @{other}_total *totals, int count)
{
    long sum = 0;

    if (totals == NULL || count > MAX_@{OTHER}S)
        return 0;
    for (int i = 0; i < count; i++)
        sum += totals[i].cents;
    return sum;
}
#### filler
/* Tell whether a year has 366 days. */
static int is_leap_year(int year)
{
    if (year % 400 == 0)
        return 1;
    if (year % 100 == 0)
        return 0;
    return year % 4 == 0;
}
#### filler
enum @{third}_state {
    @{THIRD}_NEW,
    @{THIRD}_ACTIVE,
    @{THIRD}_CLOSED
};

static const char *state_name(enum @{third}_state state)
{
    switch (state) {
    case @{THIRD}_NEW:
        return "new";
    case @{THIRD}_ACTIVE:
        return "active";
    case @{THIRD}_CLOSED:
        return "closed";
    default:
        return "unknown";
    }
}
#### filler
static int compare_numbers(const void *left, const void *right)
{
    const int a = *(const int *)left;
    const int b = *(const int *)right;

    return (a > b) - (a < b);
}
#### filler
static unsigned int bucket_of(const char *key, unsigned int buckets)
{
    unsigned int sum = 5381;

    while (*key != '\0') {
        sum = sum * 33u + (unsigned char)*key;
        key++;
    }
    return buckets == 0 ? 0 : sum % buckets;
}
#### filler
static int count_words(const char *text)
{
    int words = 0;
    int inside = 0;

    for (; *text != '\0'; text++) {
        if (*text == ' ' || *text == '\t') {
            inside = 0;
        } else if (!inside) {
            inside = 1;
            words++;
        }
    }
    return words;
}
#### filler
static double average(const double *values, int count)
{
    double sum = 0.0;

    if (count <= 0)
        return 0.0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    return sum / count;
}
#### filler
static void swap_cells(int *left, int *right)
{
    int kept = *left;

    *left = *right;
    *right = kept;
}

static void reverse(int *cells, int count)
{
    for (int i = 0; i < count / 2; i++)
        swap_cells(&cells[i], &cells[count - 1 - i]);
}
"""

CPP_FILLERS = r"""
#### filler
+ <string>
+ <vector>
class @{Other}List {
public:
    void add(const std::string &name)
    {
        names_.push_back(name);
    }

    std::size_t size() const { return names_.size(); }

    const std::string &first() const { return names_.front(); }

private:
    std::vector<std::string> names_;
};
#### filler
+ <map>
+ <string>
+ <vector>
static std::map<std::string, int> count_words(const std::vector<std::string> &words)
{
    std::map<std::string, int> counts;
    for (const auto &word : words)
        ++counts[word];
    return counts;
}
#### filler
+ <string>
enum class @{Third}State { fresh, active, closed };

static std::string name_of(@{Third}State state)
{
    switch (state) {
    case @{Third}State::fresh:
        return "new";
    case @{Third}State::active:
        return "active";
    case @{Third}State::closed:
        return "closed";
    }
    return "unknown";
}
#### filler
namespace {

int pages_of(int count, int size)
{
    if (size <= 0)
        return 0;
    return count / size + (count % size != 0 ? 1 : 0);
}

} // namespace
#### filler
+ <algorithm>
+ <vector>
template <typename T>
static T largest_of(const std::vector<T> &values, T otherwise)
{
    if (values.empty())
        return otherwise;
    return *std::max_element(values.begin(), values.end());
}
#### filler
+ <numeric>
+ <vector>
static double average_of(const std::vector<double> &values)
{
    if (values.empty())
        return 0.0;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}
#### filler
+ <string>
struct @{Other}Line {
    std::string label;
    long cents = 0;
    int count = 1;

    long total() const { return cents * count; }

    bool is_free() const { return cents == 0; }
};
"""
