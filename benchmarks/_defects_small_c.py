"""Short vulnerable programs in C and C++, as one writes them when asked for a small task."""

PROGRAMS = r"""
#### 242 gets
#include <stdio.h>

int main(void) {
    char name[50];
    printf("Enter your name: ");
    gets(name);
    printf("Hello, %s\n", name);
    return 0;
}
#### 120 strcpy
#include <stdio.h>
#include <string.h>

void copy_input(char *input) {
    char buffer[64];
    strcpy(buffer, input);
    printf("%s\n", buffer);
}

int main(int argc, char *argv[]) {
    if (argc > 1)
        copy_input(argv[1]);
    return 0;
}
#### 121 strcat
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    char path[32] = "/home/";
    if (argc < 2)
        return 1;
    strcat(path, argv[1]);
    strcat(path, "/config");
    puts(path);
    return 0;
}
#### 120 scanf
#include <stdio.h>

int main() {
    char word[20];
    int age;
    printf("name and age: ");
    scanf("%s %d", word, &age);
    printf("%s is %d\n", word, age);
    return 0;
}
#### 121 sprintf
#include <stdio.h>

void greet(const char *user) {
    char message[40];
    sprintf(message, "Welcome back to the system, %s!", user);
    puts(message);
}

int main(int argc, char **argv) {
    greet(argc > 1 ? argv[1] : "guest");
    return 0;
}
#### 122 heap
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    char *buf = malloc(16);
    if (buf == NULL || argc < 2)
        return 1;
    strcpy(buf, argv[1]);
    printf("%s\n", buf);
    free(buf);
    return 0;
}
#### 122 loop
#include <stdlib.h>

int *make_squares(int n) {
    int *squares = malloc(n * sizeof(int));
    if (!squares)
        return NULL;
    for (int i = 0; i <= n; i++)
        squares[i] = i * i;
    return squares;
}
#### 131 strlen
#include <stdlib.h>
#include <string.h>

char *duplicate(const char *s) {
    char *d = malloc(strlen(s));
    if (d == NULL)
        return NULL;
    strcpy(d, s);
    return d;
}
#### 131 int
#include <stdlib.h>

int *zeros(int n) {
    int *a = malloc(n);
    if (a == NULL)
        return NULL;
    for (int i = 0; i < n; i++)
        a[i] = 0;
    return a;
}
#### 787 memcpy
#include <stdio.h>
#include <string.h>

struct packet {
    int length;
    char data[256];
};

void handle(struct packet *p) {
    char local[64];
    memcpy(local, p->data, p->length);
    printf("%.10s\n", local);
}
#### 787 negative
#include <stdio.h>

int main(void) {
    int scores[10] = {0};
    int index, value;
    printf("index value: ");
    if (scanf("%d %d", &index, &value) != 2)
        return 1;
    scores[index] = value;
    printf("stored %d\n", scores[index]);
    return 0;
}
#### 193 off
#include <stdio.h>

int main(void) {
    int a[5];
    for (int i = 1; i <= 5; i++)
        a[i] = i * 2;
    printf("%d\n", a[4]);
    return 0;
}
#### 193 nul
#include <stdio.h>
#include <string.h>

void store(const char *src) {
    char dst[8];
    int n = strlen(src);
    if (n > 8)
        n = 8;
    memcpy(dst, src, n);
    dst[n] = '\0';
    puts(dst);
}
#### 125 read
#include <stdio.h>

int main(void) {
    int values[5] = {1, 2, 3, 4, 5};
    int i;
    if (scanf("%d", &i) != 1)
        return 1;
    if (i <= 5)
        printf("%d\n", values[i]);
    return 0;
}
#### 125 month
#include <stdio.h>
#include <stdlib.h>

static const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int main(int argc, char **argv) {
    int m = argc > 1 ? atoi(argv[1]) : 1;
    printf("%s\n", months[m]);
    return 0;
}
#### 126 memcmp
#include <string.h>

int check_magic(const char *buf, int len) {
    char magic[4] = {'P', 'K', 3, 4};
    if (len < 2)
        return 0;
    return memcmp(buf, magic, 16) == 0;
}
#### 170 strncpy
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    char name[10];
    if (argc < 2)
        return 1;
    strncpy(name, argv[1], 10);
    printf("name: %s\n", name);
    return 0;
}
#### 170 read
#include <stdio.h>
#include <unistd.h>

int main(void) {
    char buf[100];
    ssize_t n = read(0, buf, sizeof(buf));
    if (n < 0)
        return 1;
    printf("got: %s\n", buf);
    return 0;
}
#### 134 printf
#include <stdio.h>

int main(int argc, char **argv) {
    if (argc < 2) {
        printf("usage: prog message\n");
        return 1;
    }
    printf(argv[1]);
    printf("\n");
    return 0;
}
#### 134 log
#include <stdio.h>

void log_message(FILE *log, const char *user_input) {
    fprintf(log, user_input);
    fflush(log);
}

int main(void) {
    char line[256];
    if (fgets(line, sizeof line, stdin))
        log_message(stderr, line);
    return 0;
}
#### 134 snprintf
#include <stdio.h>
#include <syslog.h>

int main(int argc, char **argv) {
    char buf[128];
    snprintf(buf, sizeof buf, argc > 1 ? argv[1] : "none");
    syslog(LOG_INFO, "%s", buf);
    return 0;
}
#### 416 free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char *msg = malloc(32);
    if (!msg)
        return 1;
    strcpy(msg, "hello");
    free(msg);
    printf("%s\n", msg);
    return 0;
}
#### 416 list
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

void free_list(struct node *head) {
    while (head) {
        free(head);
        head = head->next;
    }
}
#### 416 error
#include <stdio.h>
#include <stdlib.h>

int process(int fail) {
    int *data = malloc(10 * sizeof(int));
    if (!data)
        return -1;
    data[0] = 1;
    if (fail)
        free(data);
    data[1] = 2;
    printf("%d\n", data[1]);
    free(data);
    return 0;
}
#### 415 double
#include <stdlib.h>

int main(int argc, char **argv) {
    char *p = malloc(100);
    if (argc > 1)
        free(p);
    free(p);
    return 0;
}
#### 415 cleanup
#include <stdlib.h>
#include <string.h>

struct user { char *name; };

void destroy(struct user *u) {
    free(u->name);
    free(u);
}

int main(void) {
    struct user *u = malloc(sizeof *u);
    if (!u)
        return 1;
    u->name = strdup("bob");
    free(u->name);
    destroy(u);
    return 0;
}
#### 401 leak
#include <stdio.h>
#include <stdlib.h>

int read_file(const char *path) {
    char *buffer = malloc(4096);
    if (!buffer)
        return -1;
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    size_t n = fread(buffer, 1, 4096, f);
    fclose(f);
    free(buffer);
    return (int)n;
}
#### 401 loop
#include <stdio.h>
#include <stdlib.h>

void print_lines(int n) {
    for (int i = 0; i < n; i++) {
        char *line = malloc(64);
        if (!line)
            return;
        snprintf(line, 64, "line %d", i);
        puts(line);
    }
}
#### 401 realloc
#include <stdlib.h>

int grow(int **items, size_t count) {
    *items = realloc(*items, count * sizeof(int));
    return *items == NULL ? -1 : 0;
}
#### 476 malloc
#include <stdlib.h>
#include <string.h>

struct config { char name[32]; int size; };

struct config *new_config(const char *name) {
    struct config *c = malloc(sizeof(struct config));
    strncpy(c->name, name, sizeof(c->name) - 1);
    c->name[31] = '\0';
    c->size = 0;
    return c;
}
#### 476 getenv
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char *home = getenv("HOME");
    printf("length %zu\n", strlen(home));
    return 0;
}
#### 476 fopen
#include <stdio.h>

int main(int argc, char **argv) {
    FILE *f = fopen("data.txt", "r");
    char line[128];
    while (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fclose(f);
    return 0;
}
#### 690 strdup
#include <ctype.h>
#include <string.h>

char *upper(const char *s) {
    char *copy = strdup(s);
    for (char *p = copy; *p; p++)
        *p = toupper((unsigned char)*p);
    return copy;
}
#### 476 strchr
#include <stdio.h>
#include <string.h>

void print_domain(const char *email) {
    char *at = strchr(email, '@');
    printf("%s\n", at + 1);
}
#### 190 mul
#include <stdlib.h>

struct pixel { unsigned char r, g, b, a; };

struct pixel *new_image(unsigned int width, unsigned int height) {
    unsigned int size = width * height * sizeof(struct pixel);
    return malloc(size);
}
#### 190 add
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    int a = atoi(argv[1]);
    int b = atoi(argv[2]);
    int sum = a + b;
    printf("%d\n", sum);
    return 0;
}
#### 680 alloc
#include <stdlib.h>
#include <string.h>
#include <stdint.h>

char *read_message(const char *packet) {
    uint32_t len;
    memcpy(&len, packet, 4);
    char *msg = malloc(len + 1);
    if (!msg)
        return NULL;
    memcpy(msg, packet + 4, len);
    msg[len] = 0;
    return msg;
}
#### 191 minus
#include <string.h>

int payload(char *out, const char *packet, unsigned int length) {
    unsigned int size = length - 8;
    memcpy(out, packet + 8, size);
    return (int)size;
}
#### 195 signed
#include <stdio.h>
#include <string.h>

int copy(char *dst, const char *src, int len) {
    char buf[128];
    if (len > 128)
        return -1;
    memcpy(buf, src, len);
    memcpy(dst, buf, 4);
    return 0;
}
#### 197 short
#include <stdio.h>

int main(void) {
    long total = 100000;
    short count = total;
    printf("%d\n", count);
    return 0;
}
#### 681 float
#include <stdio.h>

int to_cents(float amount) {
    int cents = amount * 100;
    return cents;
}

int main(void) {
    printf("%d\n", to_cents(1e12f));
    return 0;
}
#### 369 div
#include <stdio.h>

int main(void) {
    int a, b;
    if (scanf("%d %d", &a, &b) != 2)
        return 1;
    printf("%d\n", a / b);
    return 0;
}
#### 457 uninit
#include <stdio.h>

int main(void) {
    int sum;
    int n;
    while (scanf("%d", &n) == 1)
        sum += n;
    printf("%d\n", sum);
    return 0;
}
#### 457 pointer
#include <stdio.h>
#include <string.h>

int main(void) {
    char *name;
    strcpy(name, "bob");
    printf("%s\n", name);
    return 0;
}
#### 908 malloc
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int *counts = malloc(26 * sizeof(int));
    int c;
    if (!counts)
        return 1;
    while ((c = getchar()) != EOF)
        if (c >= 'a' && c <= 'z')
            counts[c - 'a']++;
    printf("%d\n", counts[0]);
    free(counts);
    return 0;
}
#### 562 local
#include <stdio.h>

char *get_input(void) {
    char line[100];
    if (fgets(line, sizeof line, stdin) == NULL)
        return NULL;
    return line;
}
#### 562 array
int *first_squares(void) {
    int squares[10];
    for (int i = 0; i < 10; i++)
        squares[i] = i * i;
    return squares;
}
#### 590 stack
#include <stdlib.h>

int main(void) {
    char buffer[10];
    char *p = buffer;
    *p = 'a';
    free(p);
    return 0;
}
#### 761 moved
#include <stdlib.h>
#include <string.h>

void skip_spaces(const char *text) {
    char *p = strdup(text);
    if (!p)
        return;
    while (*p == ' ')
        p++;
    free(p);
}
#### 467 sizeof
#include <stdlib.h>
#include <string.h>

void clear(int *values) {
    memset(values, 0, sizeof(values));
}

int main(void) {
    int *v = malloc(100 * sizeof *v);
    if (v)
        clear(v);
    free(v);
    return 0;
}
#### 468 pointer
int sum(const int *values, int count) {
    int total = 0;
    for (int i = 0; i < count; i++)
        total += *(values + i * sizeof(int));
    return total;
}
#### 78 system
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    char cmd[256];
    if (argc < 2)
        return 1;
    snprintf(cmd, sizeof cmd, "ls -l %s", argv[1]);
    return system(cmd);
}
#### 78 popen
#include <stdio.h>
#include <string.h>

int main(void) {
    char host[64], cmd[128], line[256];
    if (!fgets(host, sizeof host, stdin))
        return 1;
    host[strcspn(host, "\n")] = 0;
    snprintf(cmd, sizeof cmd, "ping -c 1 %s", host);
    FILE *p = popen(cmd, "r");
    if (!p)
        return 1;
    while (fgets(line, sizeof line, p))
        fputs(line, stdout);
    return pclose(p);
}
#### 426 path
#include <stdlib.h>

int main(void) {
    setuid(0);
    return system("ls /root");
}
#### 22 open
#include <stdio.h>

int main(int argc, char **argv) {
    char path[256];
    int c;
    if (argc < 2)
        return 1;
    snprintf(path, sizeof path, "/var/data/%s", argv[1]);
    FILE *f = fopen(path, "r");
    if (!f)
        return 1;
    while ((c = fgetc(f)) != EOF)
        putchar(c);
    fclose(f);
    return 0;
}
#### 89 sqlite
#include <sqlite3.h>
#include <stdio.h>

int find_user(sqlite3 *db, const char *name) {
    char sql[256];
    char *error = NULL;
    snprintf(sql, sizeof sql, "SELECT * FROM users WHERE name = '%s';", name);
    return sqlite3_exec(db, sql, NULL, NULL, &error);
}

int main(int argc, char **argv) {
    sqlite3 *db;
    if (sqlite3_open("users.db", &db) != SQLITE_OK || argc < 2)
        return 1;
    find_user(db, argv[1]);
    sqlite3_close(db);
    return 0;
}
#### 367 access
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc < 2)
        return 1;
    if (access(argv[1], W_OK) == 0) {
        int fd = open(argv[1], O_WRONLY);
        write(fd, "data", 4);
        close(fd);
    }
    return 0;
}
#### 367 stat
#include <stdio.h>
#include <sys/stat.h>

int show(const char *path) {
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return -1;
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    fclose(f);
    return 0;
}
#### 377 tmpnam
#include <stdio.h>

int main(void) {
    char *name = tmpnam(NULL);
    FILE *f = fopen(name, "w");
    if (!f)
        return 1;
    fputs("secret", f);
    fclose(f);
    return 0;
}
#### 377 mktemp
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    char template[] = "/tmp/fileXXXXXX";
    FILE *f = fopen(mktemp(template), "w");
    if (f) {
        fputs("data", f);
        fclose(f);
    }
    return 0;
}
#### 732 chmod
#include <stdio.h>
#include <sys/stat.h>

int save(const char *path, const char *text) {
    FILE *f = fopen(path, "w");
    if (!f)
        return -1;
    fputs(text, f);
    fclose(f);
    return chmod(path, 0666);
}
#### 732 open
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    int fd = open("app.key", O_CREAT | O_WRONLY, 0777);
    if (fd < 0)
        return 1;
    if (write(fd, "key", 3) != 3)
        return 1;
    close(fd);
    return 0;
}
#### 276 umask
#include <stdio.h>
#include <sys/stat.h>

int main(void) {
    umask(0);
    FILE *f = fopen("log.txt", "a");
    if (!f)
        return 1;
    fputs("started\n", f);
    fclose(f);
    return 0;
}
#### 338 rand
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void) {
    const char chars[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    char password[13];
    srand(time(NULL));
    for (int i = 0; i < 12; i++)
        password[i] = chars[rand() % 36];
    password[12] = '\0';
    printf("%s\n", password);
    return 0;
}
#### 338 random
#include <stdio.h>
#include <stdlib.h>

unsigned long make_session_token(void) {
    unsigned long token = (unsigned long)random() << 32;
    return token | (unsigned long)random();
}
#### 327 des
#include <openssl/des.h>
#include <string.h>

void encrypt_block(const unsigned char *in, unsigned char *out, const char *password) {
    DES_cblock key;
    DES_key_schedule schedule;
    DES_string_to_key(password, &key);
    DES_set_key_unchecked(&key, &schedule);
    DES_ecb_encrypt((const_DES_cblock *)in, (DES_cblock *)out, &schedule, DES_ENCRYPT);
}
#### 327 evp
#include <openssl/evp.h>

int encrypt(const unsigned char *key, const unsigned char *in, int n, unsigned char *out) {
    int len = 0;
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    if (!ctx)
        return -1;
    EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, NULL);
    EVP_EncryptUpdate(ctx, out, &len, in, n);
    EVP_CIPHER_CTX_free(ctx);
    return len;
}
#### 328 md5
#include <openssl/md5.h>
#include <stdio.h>
#include <string.h>

void hash_password(const char *password, char *hex) {
    unsigned char digest[MD5_DIGEST_LENGTH];
    MD5((const unsigned char *)password, strlen(password), digest);
    for (int i = 0; i < MD5_DIGEST_LENGTH; i++)
        sprintf(hex + i * 2, "%02x", digest[i]);
}
#### 328 sha1
#include <openssl/sha.h>
#include <string.h>

void sign(const char *document, unsigned char out[SHA_DIGEST_LENGTH]) {
    SHA1((const unsigned char *)document, strlen(document), out);
}
#### 295 curl
#include <curl/curl.h>

int fetch(const char *url) {
    CURL *curl = curl_easy_init();
    if (!curl)
        return -1;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    CURLcode res = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return res;
}
#### 252 setuid
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    setuid(1000);
    return execl("/usr/bin/editor", "editor", (char *)NULL);
}
#### 252 scanf
#include <stdio.h>

int main(void) {
    int n;
    printf("how many? ");
    scanf("%d", &n);
    for (int i = 0; i < n && i < 10; i++)
        printf("%d\n", i);
    return 0;
}
#### 252 fread
#include <stdio.h>

struct header { int magic; int size; };

int read_header(FILE *f) {
    struct header h;
    fread(&h, sizeof h, 1, f);
    return h.size;
}
#### 775 fd
#include <fcntl.h>
#include <unistd.h>

int first_byte(const char *path) {
    char c;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    if (read(fd, &c, 1) != 1)
        return -1;
    return c;
}
#### 772 file
#include <stdio.h>

int count_lines(const char *path) {
    FILE *f = fopen(path, "r");
    int c, n = 0;
    if (f == NULL)
        return -1;
    while ((c = fgetc(f)) != EOF)
        if (c == '\n')
            n++;
    return n;
}
#### 481 assign
#include <stdio.h>
#include <string.h>

int login(const char *name) {
    int is_admin = 0;
    if (strcmp(name, "root") == 0)
        is_admin = 1;
    if (is_admin = 1)
        puts("welcome, admin");
    return is_admin;
}
#### 480 and
#include <stdio.h>

int check(int a, int b) {
    if (a > 0 & b == 1 | a == 7)
        return 1;
    if (!a == 5)
        return 2;
    return 0;
}
#### 482 compare
#include <stdio.h>

int main(void) {
    int count = 10;
    int ok = scanf("%d", &count);
    if (ok != 1)
        count == 0;
    printf("%d\n", count);
    return 0;
}
#### 483 braces
#include <stdio.h>

int verify(int a, int b) {
    int err = 0;
    if ((err = a) != 0)
        goto fail;
        goto fail;
    if ((err = b) != 0)
        goto fail;
fail:
    return err;
}
#### 484 switch
#include <stdio.h>

const char *grade(int points) {
    const char *text = "none";
    switch (points / 10) {
    case 10:
        text = "perfect";
    case 9:
        text = "very good";
        break;
    case 8:
        text = "good";
    default:
        text = "ok";
    }
    return text;
}
#### 561 dead
#include <stdio.h>

int sign(int x) {
    if (x > 0)
        return 1;
    if (x < 0)
        return -1;
    return 0;
    printf("never\n");
}
#### 570 unsigned
#include <stdio.h>

int check(unsigned int size) {
    if (size < 0) {
        puts("negative size");
        return -1;
    }
    return 0;
}
#### 835 loop
#include <stdio.h>

int main(void) {
    unsigned char i;
    for (i = 0; i < 300; i++)
        printf("%d\n", i);
    return 0;
}
#### 674 recursion
#include <stdio.h>

int sum(int n) {
    return n + sum(n - 1);
}

int main(void) {
    printf("%d\n", sum(10));
    return 0;
}
#### 362 thread
#include <pthread.h>
#include <stdio.h>

static int counter;

static void *work(void *arg) {
    for (int i = 0; i < 100000; i++)
        counter++;
    return arg;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", counter);
    return 0;
}
#### 667 lock
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance = 100;

int withdraw(int amount) {
    pthread_mutex_lock(&lock);
    if (amount > balance)
        return -1;
    balance -= amount;
    pthread_mutex_unlock(&lock);
    return 0;
}
#### 479 signal
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char *buffer;

static void handler(int sig) {
    printf("caught %d\n", sig);
    free(buffer);
    exit(0);
}

int main(void) {
    buffer = malloc(100);
    signal(SIGINT, handler);
    for (;;)
        pause();
}
#### 243 chroot
#include <stdio.h>
#include <unistd.h>

int main(void) {
    if (chroot("/var/jail") != 0)
        return 1;
    FILE *f = fopen("etc/config", "r");
    if (f)
        fclose(f);
    return 0;
}
#### 14 memset
#include <stdio.h>
#include <string.h>

int login(void) {
    char password[64];
    if (!fgets(password, sizeof password, stdin))
        return -1;
    int ok = strlen(password) > 8;
    memset(password, 0, sizeof password);
    return ok;
}
#### 789 alloca
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    int n = argc > 1 ? atoi(argv[1]) : 10;
    char *buf = malloc(n);
    if (!buf)
        return 1;
    memset(buf, 0, n);
    free(buf);
    return 0;
}
#### 685 args
#include <stdio.h>

int main(void) {
    const char *name = "bob";
    int age = 30;
    printf("%s is %d years and %d months\n", name, age);
    return 0;
}
#### 686 type
#include <stdio.h>

int main(void) {
    int age = 30;
    printf("age: %s\n", age);
    return 0;
}
#### 798 password
#include <stdio.h>
#include <string.h>

int main(void) {
    char input[64];
    if (!fgets(input, sizeof input, stdin))
        return 1;
    input[strcspn(input, "\n")] = 0;
    if (strcmp(input, "S3cr3t-Admin-Pw") == 0)
        puts("access granted");
    return 0;
}
#### 587 address
#include <stdio.h>

int main(void) {
    int *p = (int *)0x12345678;
    printf("%d\n", *p);
    return 0;
}
#### 401 cpp
#include <iostream>
#include <string>

void greet(const std::string &name) {
    std::string *message = new std::string("Hello, " + name);
    std::cout << *message << std::endl;
}

int main() {
    greet("bob");
    return 0;
}
#### 762 cpp
#include <iostream>

int main() {
    int *values = new int[10];
    for (int i = 0; i < 10; i++)
        values[i] = i;
    std::cout << values[3] << std::endl;
    delete values;
    return 0;
}
#### 416 cpp
#include <iostream>
#include <string>

int main() {
    std::string *s = new std::string("data");
    delete s;
    std::cout << *s << std::endl;
    return 0;
}
#### 415 cpp
class Buffer {
public:
    Buffer(int n) { data = new char[n]; }
    ~Buffer() { delete[] data; }

private:
    char *data;
};

int main() {
    Buffer a(10);
    Buffer b = a;
    return 0;
}
#### 78 cpp
#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    std::string file;
    std::cout << "file: ";
    std::cin >> file;
    std::string cmd = "cat " + file;
    return system(cmd.c_str());
}
#### 562 cpp
#include <string>

const std::string &join(const std::string &a, const std::string &b) {
    std::string result = a + b;
    return result;
}
#### 125 cpp
#include <iostream>
#include <vector>

int main() {
    std::vector<int> v = {1, 2, 3};
    for (size_t i = 0; i <= v.size(); i++)
        std::cout << v[i] << std::endl;
    return 0;
}
#### 390 cpp
#include <fstream>
#include <string>

int read_port(const std::string &path) {
    int port = 80;
    try {
        std::ifstream f(path);
        std::string line;
        std::getline(f, line);
        port = std::stoi(line);
    } catch (...) {
    }
    return port;
}
#### 120 cpp
#include <cstring>
#include <iostream>

int main(int argc, char **argv) {
    char name[16];
    if (argc > 1) {
        strcpy(name, argv[1]);
        std::cout << name << std::endl;
    }
    return 0;
}
#### 825 cpp
#include <iostream>
#include <vector>

int main() {
    std::vector<int> v = {1, 2, 3};
    int &first = v[0];
    v.push_back(4);
    std::cout << first << std::endl;
    return 0;
}
#### 476 cpp
#include <iostream>
#include <map>
#include <string>

struct User { std::string name; };

User *find(std::map<int, User> &users, int id) {
    auto it = users.find(id);
    return it == users.end() ? nullptr : &it->second;
}

int main() {
    std::map<int, User> users;
    std::cout << find(users, 7)->name << std::endl;
    return 0;
}
"""
