"""Templates of Go for seeded flaws and their harmless twins."""

HEADS = [
    "package @{noun}\n\n@{all}",
    "// Package @{noun} serves @{table} over HTTP.\npackage @{noun}\n\n@{all}",
    "// Copyright @{year} The @{Other} Authors. All rights reserved.\n// Use of this source code is governed by a BSD-style license.\n\npackage @{other}\n\n@{all}",
]

FRAMES = r"""
#### http
+ "net/http"
+ "fmt"
func @{handler}Handler(w http.ResponseWriter, r *http.Request) {
	@{v0} := r.URL.Query().Get("@{param}")
	@{body}
	@{end}
}
==== end
fmt.Fprintln(w, len(result))
==== end response
_ = result
==== end void
w.WriteHeader(http.StatusNoContent)

#### http
+ "net/http"
+ "encoding/json"
// @{Handler} answers requests for @{table}.
func (s *Server) @{Handler}(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
		return
	}
	@{v0} := r.FormValue("@{param}")
	@{body}
	@{end}
}

// Server holds what handlers share.
type Server struct {
	Name  string
	Limit int
}
==== end
w.Header().Set("Content-Type", "application/json")
if err := json.NewEncoder(w).Encode(map[string]int{"size": len(result)}); err != nil {
	http.Error(w, "encode", http.StatusInternalServerError)
}
==== end response
_ = result
==== end void
w.WriteHeader(http.StatusAccepted)

#### http
+ "net/http"
+ "github.com/gorilla/mux"
func @{handler}(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	@{v0} := vars["@{param}"]
	@{body}
	@{end}
}

func register(router *mux.Router) {
	router.HandleFunc("/@{url}/{@{param}}", @{handler}).Methods(http.MethodGet)
}
==== end
w.Header().Set("X-Count", http.StatusText(len(result)))
==== end response
_ = result
==== end void
w.WriteHeader(http.StatusOK)

#### http
+ "net/http"
func @{handler}(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie("@{noun}")
	if err != nil {
		http.Error(w, "no cookie", http.StatusUnauthorized)
		return
	}
	@{v0} := cookie.Value
	@{body}
	@{end}
}
==== end
w.Header().Set("X-Kind", http.StatusText(len(result)))
==== end response
_ = result
==== end void
w.WriteHeader(http.StatusOK)
"""

CARRIERS = r"""
#### pass
+ "strings"
@{b} := strings.TrimSpace(@{a})
#### pass
@{b} := @{a}
#### pass
+ "fmt"
@{b} := fmt.Sprintf("%s", @{a})
#### pass
+ "strings"
@{t} := []string{}
@{t} = append(@{t}, @{a})
@{b} := strings.Join(@{t}, "")
#### pass
@{b} := "none"
if len(@{a}) > 0 {
	@{b} = @{a}
}
#### pass
+ "bytes"
var @{t} bytes.Buffer
@{t}.WriteString(@{a})
@{b} := @{t}.String()

#### constant
@{b} := @{const}
if len(@{a}) < @{n2} {
	@{b} = @{a}
}
==== good
@{b} := @{const}
if len(@{a}) < @{n2} {
	@{b} = "short"
}

#### overwritten
@{b} := @{const}
if @{a} != "" {
	@{b} = @{a}
}
==== good
@{b} := @{a}
if len(@{b}) > @{n1} {
	@{b} = @{b}[1:]
}
@{b} = @{const}

#### branch
var @{b} string
@{t} := @{n1}
if 5*20+@{t} > 90 {
	@{b} = @{a}
} else {
	@{b} = @{const}
}
==== good
var @{b} string
@{t} := @{n1}
if 5*20+@{t} > 90 {
	@{b} = @{const}
} else {
	@{b} = @{a}
}
#### branch
@{b} := @{const}
@{t} := "@{k1}"
switch @{t} {
case "@{k1}":
	@{b} = @{a}
default:
	@{b} = "other"
}
==== good
@{b} := @{const}
@{t} := "@{k1}"
switch @{t} {
case "@{k2}":
	@{b} = @{a}
default:
	@{b} = @{const}
}

#### element
@{t} := map[string]string{}
@{t}["@{k1}"] = @{const}
@{t}["@{k2}"] = @{a}
@{b} := @{t}["@{k2}"]
==== good
@{t} := map[string]string{}
@{t}["@{k1}"] = @{const}
@{t}["@{k2}"] = @{a}
@{b} := @{t}["@{k1}"]
#### element
@{t} := []string{@{const}, @{a}, "last"}
@{b} := @{t}[1]
==== good
@{t} := []string{@{const}, @{a}, "last"}
@{b} := @{t}[0]

#### allow-list
+ "errors"
+ "log"
^ var allowed@{Noun} = map[string]bool{@{const}: true, "@{k1}": true}
if !allowed@{Noun}[@{v}] {
	err := errors.New("unexpected @{param}")
	log.Println(err)
}
==== good
+ "errors"
^ var allowed@{Noun} = map[string]bool{@{const}: true, "@{k1}": true}
if !allowed@{Noun}[@{v}] {
	err := errors.New("unexpected @{param}")
	@{fail}
}
"""

SINKS = r"""
#### sql 89
+ "database/sql"
^ var db *sql.DB
rows, err := db.Query("SELECT title FROM @{table} WHERE owner = '" + @{v} + "'")@{!}
if err != nil {
	@{fail}
}
defer rows.Close()
result := ""
for rows.Next() {
	if err := rows.Scan(&result); err != nil {
		@{fail}
	}
}
==== parameterised
rows, err := db.Query("SELECT title FROM @{table} WHERE owner = $1", @{v})
if err != nil {
	@{fail}
}
defer rows.Close()
result := ""
for rows.Next() {
	if err := rows.Scan(&result); err != nil {
		@{fail}
	}
}
#### sql 89
+ "database/sql"
+ "fmt"
+ "strconv"
^ var store *sql.DB
statement := fmt.Sprintf("UPDATE @{table} SET state = 'done' WHERE @{param} = '%s'", @{v})@{!}
done, err := store.Exec(statement)@{!}
if err != nil {
	@{fail}
}
count, _ := done.RowsAffected()
result := strconv.FormatInt(count, 10)
==== parameterised
statement := "UPDATE @{table} SET state = 'done' WHERE @{param} = ?"
done, err := store.Exec(statement, @{v})
if err != nil {
	@{fail}
}
count, _ := done.RowsAffected()
result := strconv.FormatInt(count, 10)
==== guard before use
if _, err := strconv.Atoi(@{v}); err != nil {
	@{fail}
}
#### sql 89
+ "gorm.io/gorm"
^ var orm *gorm.DB
var result string
if err := orm.Raw("SELECT name FROM @{table} WHERE @{param} = '" + @{v} + "'").Scan(&result).Error; err != nil {@{!}
	@{fail}
}
==== parameterised
var result string
if err := orm.Raw("SELECT name FROM @{table} WHERE @{param} = ?", @{v}).Scan(&result).Error; err != nil {
	@{fail}
}

#### command 78
+ "os/exec"
$ "/srv/export"
output, err := exec.Command("sh", "-c", "du -sh "+@{v}).Output()@{!}
if err != nil {
	@{fail}
}
result := string(output)
==== right API
output, err := exec.Command("du", "-sh", "--", @{v}).Output()
if err != nil {
	@{fail}
}
result := string(output)
==== guard before use
+ "errors"
+ "os/exec"
+ "regexp"
if !regexp.MustCompile(`^[a-z0-9]{1,40}$`).MatchString(@{v}) {
	err := errors.New("not a name")
	@{fail}
}
#### command 78
+ "fmt"
+ "os/exec"
$ "main.log"
line := fmt.Sprintf("tail -n 20 /var/log/@{noun}/%s", @{v})
command := exec.Command("/bin/bash", "-c", line)@{!}
output, err := command.CombinedOutput()@{!}
if err != nil {
	@{fail}
}
result := string(output)
#### path 22
+ "os"
+ "path/filepath"
~ filepath.Base(@{v})
$ "readme.txt"
content, err := os.ReadFile(filepath.Join("/srv/@{noun}/uploads", @{v}))@{!}
if err != nil {
	@{fail}
}
result := string(content)
==== guard before use
+ "errors"
+ "os"
+ "path/filepath"
+ "strings"
if !strings.HasPrefix(filepath.Join("/srv/@{noun}/uploads", @{v}), "/srv/@{noun}/uploads/") {
	err := errors.New("outside of the folder")
	@{fail}
}
#### path 22
+ "io"
+ "os"
$ "summary.csv"
file, err := os.Open("/srv/@{noun}/reports/" + @{v})@{!}
if err != nil {
	@{fail}
}
defer file.Close()
content, err := io.ReadAll(file)
if err != nil {
	@{fail}
}
result := string(content)
==== guard before use
+ "errors"
+ "io"
+ "os"
+ "strings"
if strings.Contains(@{v}, "/") || strings.Contains(@{v}, "..") {
	err := errors.New("illegal name")
	@{fail}
}
#### ssrf 918
+ "io"
+ "net/http"
$ "https://status.@{noun}.org/health"
answer, err := http.Get(@{v})@{!}
if err != nil {
	@{fail}
}
defer answer.Body.Close()
content, err := io.ReadAll(answer.Body)
if err != nil {
	@{fail}
}
result := string(content)
==== guard before use
+ "errors"
+ "io"
+ "net/http"
+ "strings"
if !strings.HasPrefix(@{v}, "https://status.@{noun}.org/") {
	err := errors.New("host not allowed")
	@{fail}
}
==== right API
+ "io"
+ "net/http"
+ "net/url"
answer, err := http.Get("https://api.@{noun}.org/items?q=" + url.QueryEscape(@{v}))
if err != nil {
	@{fail}
}
defer answer.Body.Close()
content, err := io.ReadAll(answer.Body)
if err != nil {
	@{fail}
}
result := string(content)
#### ssrf 918
+ "net/http"
$ "api.@{noun}.org"
outgoing, err := http.NewRequest(http.MethodGet, "http://"+@{v}+"/latest/@{table}", nil)@{!}
if err != nil {
	@{fail}
}
answer, err := http.DefaultClient.Do(outgoing)@{!}
if err != nil {
	@{fail}
}
defer answer.Body.Close()
result := answer.Status
#### ldap 90
+ "github.com/go-ldap/ldap/v3"
^ var directory *ldap.Conn
~ ldap.EscapeFilter(@{v})
search := ldap.NewSearchRequest("ou=people,dc=@{noun}", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false, "(&(objectClass=person)(uid="+@{v}+"))", []string{"mail"}, nil)@{!}
found, err := directory.Search(search)@{!}
if err != nil {
	@{fail}
}
result := found.Entries[0].DN
#### xpath 643
+ "github.com/antchfx/xmlquery"
^ var tree *xmlquery.Node
node, err := xmlquery.Query(tree, "//@{noun}[@name='"+@{v}+"']/total")@{!}
if err != nil {
	@{fail}
}
result := node.InnerText()
==== guard before use
+ "errors"
+ "github.com/antchfx/xmlquery"
+ "strings"
if strings.ContainsAny(@{v}, "'\"[]") {
	err := errors.New("illegal character")
	@{fail}
}
#### xss 79 http void
+ "fmt"
+ "html"
! w
~ html.EscapeString(@{v})
fmt.Fprintf(w, "<h1>Results for %s</h1>", @{v})@{!}
#### xss 79 http void
! w
+ "html/template"
w.Header().Set("Content-Type", "text/html")
page := template.HTML("<div>" + @{v} + "</div>")@{!}
w.Write([]byte(page))@{!}
==== right API
w.Header().Set("Content-Type", "text/html")
page := template.Must(template.New("page").Parse("<div>{{.}}</div>"))
page.Execute(w, @{v})
#### xss 79 http void
+ "text/template"
! w
page := template.Must(template.New("@{noun}").Parse("<p>{{.}}</p>"))
page.Execute(w, @{v})@{!}
==== right API
+ "html/template"
page := template.Must(template.New("@{noun}").Parse("<p>{{.}}</p>"))
page.Execute(w, @{v})
#### template 1336,94 http void
+ "html/template"
! w
$ "hello"
page, err := template.New("@{noun}").Parse("<p>" + @{v} + "</p>")@{!}
if err == nil {
	page.Execute(w, @{n1})@{!}
}
==== right API
page, err := template.New("@{noun}").Parse("<p>{{.}}</p>")
if err == nil {
	page.Execute(w, @{v})
}
#### redirect 601 http void
+ "net/http"
! w r
$ "/home"
http.Redirect(w, r, @{v}, http.StatusFound)@{!}
==== right API
+ "net/http"
+ "net/url"
http.Redirect(w, r, "/search?q="+url.QueryEscape(@{v}), http.StatusFound)
#### log 117
+ "log"
+ "strings"
~ strings.ReplaceAll(strings.ReplaceAll(@{v}, "\n", ""), "\r", "")
log.Printf("failed login of %s", @{v})@{!}
result := strings.ToLower("LOGGED")
"""

PAIRS = r"""
#### hash 328
+ "crypto/md5"
+ "encoding/hex"
func @{g1}(password, salt string) string {
	sum := md5.Sum([]byte(salt + password))@{!}
	return hex.EncodeToString(sum[:])
}
==== right API
+ "golang.org/x/crypto/bcrypt"
func @{g1}(password, salt string) string {
	sum, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return ""
	}
	return string(sum)
}
#### crypto 327
+ "crypto/des"
func @{g1}(key, block []byte) ([]byte, error) {
	cipher, err := des.NewCipher(key)@{!}
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(block))
	cipher.Encrypt(out, block)
	return out, nil
}
==== right API
+ "crypto/aes"
+ "crypto/cipher"
+ "crypto/rand"
func @{g1}(key, message []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	sealed, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, sealed.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return sealed.Seal(nonce, nonce, message, nil), nil
}
#### crypto 326
+ "crypto/rand"
+ "crypto/rsa"
func @{g1}() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 1024)@{!}
}
==== right API
func @{g1}() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 3072)
}
#### random 330,338
+ "fmt"
+ "math/rand"
func @{g1}(user string) string {
	token := fmt.Sprintf("%s-%d", user, rand.Int63())@{!}
	return token
}
==== right API
+ "crypto/rand"
+ "encoding/hex"
func @{g1}(user string) string {
	token := make([]byte, 16)
	if _, err := rand.Read(token); err != nil {
		return ""
	}
	return user + hex.EncodeToString(token)
}
#### cookie 614,1004
+ "net/http"
func @{g1}(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{@{!}
		Name:  "session",@{!}
		Value: token,@{!}
		Path:  "/",@{!}
	})@{!}
}
==== right API
func @{g1}(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{
		Name:     "session",
		Value:    token,
		Path:     "/",
		Secure:   true,
		HttpOnly: true,
	})
}
#### tls 295
+ "crypto/tls"
+ "net/http"
func @{g1}() *http.Client {
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},@{!}
	}}
}
==== right API
func @{g1}() *http.Client {
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	}}
}
#### tls-version 326,327
+ "crypto/tls"
func @{g1}(name string) *tls.Config {
	return &tls.Config{ServerName: name, MinVersion: tls.VersionTLS10}@{!}
}
==== right API
func @{g1}(name string) *tls.Config {
	return &tls.Config{ServerName: name, MinVersion: tls.VersionTLS13}
}
#### ssh-host-key 322,295
+ "golang.org/x/crypto/ssh"
func @{g1}(user string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User:            user,
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),@{!}
	}
}
==== right API
func @{g1}(user string, key ssh.PublicKey) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User:            user,
		HostKeyCallback: ssh.FixedHostKey(key),
	}
}
#### permissions 732,276
+ "os"
func @{g1}(name string, content []byte) error {
	return os.WriteFile(name, content, 0777)@{!}
}
==== right API
func @{g1}(name string, content []byte) error {
	return os.WriteFile(name, content, 0o600)
}
#### resource 772
+ "bufio"
+ "os"
func @{g1}(name string) (string, error) {
	file, err := os.Open(name)@{!}
	if err != nil {
		return "", err
	}
	reader := bufio.NewReader(file)
	return reader.ReadString('\n')
}
==== released
func @{g1}(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	reader := bufio.NewReader(file)
	return reader.ReadString('\n')
}
#### resource 772
+ "net/http"
func @{g1}() (int, error) {
	answer, err := http.Get("https://status.@{noun}.org/health")@{!}
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, nil
}
==== released
func @{g1}() (int, error) {
	answer, err := http.Get("https://status.@{noun}.org/health")
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	return answer.StatusCode, nil
}
#### error 252,390,703
+ "encoding/json"
func @{g1}(content []byte) map[string]int {
	totals := map[string]int{}
	_ = json.Unmarshal(content, &totals)@{!}
	return totals
}
==== handled
func @{g1}(content []byte) (map[string]int, error) {
	totals := map[string]int{}
	if err := json.Unmarshal(content, &totals); err != nil {
		return nil, err
	}
	return totals, nil
}
#### swallowed 390,391
+ "os"
func @{g1}(name string) []byte {
	content, err := os.ReadFile(name)
	if err != nil {@{!}
	}@{!}
	return content
}
==== handled
+ "log"
+ "os"
func @{g1}(name string) []byte {
	content, err := os.ReadFile(name)
	if err != nil {
		log.Printf("cannot read: %v", err)
		return nil
	}
	return content
}
#### null 476
+ "os"
func @{g1}(name string) int64 {
	info, err := os.Stat(name)
	if err != nil {
		println("no such file")
	}
	return info.Size()@{!}
}
==== guard before use
func @{g1}(name string) int64 {
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return info.Size()
}
#### self-comparison 571,570,697
func @{g1}(left, right []int) bool {
	if len(left) != len(left) {@{!}
		return false
	}
	for i := range left {
		if left[i] != right[i] {
			return false
		}
	}
	return true
}
==== right form
func @{g1}(left, right []int) bool {
	if len(left) != len(right) {
		return false
	}
	for i := range left {
		if left[i] != right[i] {
			return false
		}
	}
	return true
}
#### dead 561
func @{g1}(items []string) string {
	for _, item := range items {
		if item != "" {
			return item
			items = nil@{!}
		}
	}
	return ""
}
==== right form
func @{g1}(items []string) string {
	for _, item := range items {
		if item != "" {
			items = nil
			return item
		}
	}
	return ""
}
#### lock 667,764
+ "sync"
^ var guard sync.Mutex
func @{g1}(counts map[string]int, key string) int {
	guard.Lock()@{!}
	if _, ok := counts[key]; !ok {
		return 0
	}
	counts[key]++
	guard.Unlock()
	return counts[key]
}
==== right form
func @{g1}(counts map[string]int, key string) int {
	guard.Lock()
	defer guard.Unlock()
	if _, ok := counts[key]; !ok {
		return 0
	}
	counts[key]++
	return counts[key]
}
#### waitgroup 362,820
+ "sync"
func @{g1}(work []func()) {
	var group sync.WaitGroup
	for _, each := range work {
		go func(do func()) {
			group.Add(1)@{!}
			defer group.Done()
			do()
		}(each)
	}
	group.Wait()
}
==== right form
func @{g1}(work []func()) {
	var group sync.WaitGroup
	for _, each := range work {
		group.Add(1)
		go func(do func()) {
			defer group.Done()
			do()
		}(each)
	}
	group.Wait()
}
#### race 362,366
func @{g1}(amounts []int) int {
	total := 0
	done := make(chan bool)
	for _, amount := range amounts {
		go func(n int) {
			total += n@{!}
			done <- true
		}(amount)
	}
	for range amounts {
		<-done
	}
	return total
}
==== guard before use
+ "sync"
func @{g1}(amounts []int) int {
	total := 0
	var mutex sync.Mutex
	done := make(chan bool)
	for _, amount := range amounts {
		go func(n int) {
			mutex.Lock()
			total += n
			mutex.Unlock()
			done <- true
		}(amount)
	}
	for range amounts {
		<-done
	}
	return total
}
#### integer 190,681
+ "strconv"
func @{g1}(text string) (int32, error) {
	number, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	return int32(number), nil@{!}
}
==== right API
func @{g1}(text string) (int32, error) {
	number, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		return 0, err
	}
	return int32(number), nil
}
#### zip-slip 22
+ "archive/zip"
+ "io"
+ "os"
+ "path/filepath"
func @{g1}(reader *zip.Reader, target string) error {
	for _, entry := range reader.File {
		name := filepath.Join(target, entry.Name)@{!}
		source, err := entry.Open()
		if err != nil {
			return err
		}
		out, err := os.Create(name)@{!}
		if err != nil {
			return err
		}
		_, err = io.CopyN(out, source, 1<<20)
		source.Close()
		out.Close()
		if err != nil && err != io.EOF {
			return err
		}
	}
	return nil
}
==== guard before use
+ "archive/zip"
+ "errors"
+ "io"
+ "os"
+ "path/filepath"
+ "strings"
func @{g1}(reader *zip.Reader, target string) error {
	for _, entry := range reader.File {
		name := filepath.Join(target, entry.Name)
		if !strings.HasPrefix(name, filepath.Clean(target)+string(os.PathSeparator)) {
			return errors.New("outside of the folder")
		}
		source, err := entry.Open()
		if err != nil {
			return err
		}
		out, err := os.Create(name)
		if err != nil {
			return err
		}
		_, err = io.CopyN(out, source, 1<<20)
		source.Close()
		out.Close()
		if err != nil && err != io.EOF {
			return err
		}
	}
	return nil
}
#### defer-in-loop 772,404,400
+ "os"
func @{g1}(names []string) (int64, error) {
	var total int64
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		defer file.Close()@{!}
		info, err := file.Stat()
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}
==== right form
func @{g1}(names []string) (int64, error) {
	var total int64
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		info, err := file.Stat()
		file.Close()
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}
"""

FILLERS = r"""
#### filler
// pagesOf returns how many pages a list has.
func pagesOf(count, size int) int {
	if size <= 0 {
		return 0
	}
	pages := count / size
	if count%size != 0 {
		pages++
	}
	return pages
}
#### filler
+ "fmt"
// formatAmount returns an amount in cents as text.
func formatAmount(cents int64) string {
	sign := ""
	if cents < 0 {
		sign = "-"
		cents = -cents
	}
	return fmt.Sprintf("%s%d.%02d EUR", sign, cents/100, cents%100)
}
#### filler
+ "time"
func dueDate(start time.Time, days int) time.Time {
	due := start.AddDate(0, 0, days)
	for due.Weekday() == time.Saturday || due.Weekday() == time.Sunday {
		due = due.AddDate(0, 0, 1)
	}
	return due
}
#### filler
+ "sort"
func countBy@{Third}(rows []string) []string {
	counts := make(map[string]int, len(rows))
	for _, row := range rows {
		counts[row]++
	}
	keys := make([]string, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
#### filler
// @{Third}Line is a line of a @{third}.
type @{Third}Line struct {
	Label string
	Cents int64
	Count int
}

// Total returns what the line costs.
func (l @{Third}Line) Total() int64 {
	return l.Cents * int64(l.Count)
}
#### filler
+ "strings"
func slugOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if len(words) == 0 {
		return "untitled"
	}
	return strings.Join(words, "-")
}
#### filler
type @{other}Cache struct {
	size  int
	order []string
	items map[string]string
}

func (c *@{other}Cache) put(key, item string) {
	if _, known := c.items[key]; !known {
		c.order = append(c.order, key)
	}
	c.items[key] = item
	if len(c.order) > c.size {
		delete(c.items, c.order[0])
		c.order = c.order[1:]
	}
}
#### filler
func largest(amounts []int) (int, bool) {
	if len(amounts) == 0 {
		return 0, false
	}
	best := amounts[0]
	for _, amount := range amounts[1:] {
		if amount > best {
			best = amount
		}
	}
	return best, true
}
#### filler
const (
	stateNew    = "new"
	stateActive = "active"
	stateClosed = "closed"
)

func isFinal(state string) bool {
	switch state {
	case stateClosed:
		return true
	case stateNew, stateActive:
		return false
	default:
		return false
	}
}
"""
