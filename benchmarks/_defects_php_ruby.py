"""Templates of PHP and Ruby for seeded flaws and their harmless twins."""

PHP_HEADS = [
    "<?php\n\ndeclare(strict_types=1);\n\n@{all}",
    "<?php\n/**\n * @{Noun} pages of the shop.\n *\n * @package @{Other}\n * @license MIT\n */\n\n@{all}",
    "<?php\n// Shows and changes @{table}.\n\n@{all}",
]

PHP_FRAMES = r"""
#### page
^ session_start();
function @{handler}(array $settings)
{
    $@{v0} = $_GET['@{param}'] ?? '';
    if (strlen($@{v0}) > 500) {
        http_response_code(400);
        return;
    }
    @{body}
    @{end}
}

@{handler}(['page' => 1]);
==== end
header('Content-Type: application/json');
echo json_encode(['size' => strlen((string) $result)]);
==== end response
return $result;
==== end void
http_response_code(200);

#### page
function @{handler}(): void
{
    $@{v0} = isset($_POST['@{param}']) ? $_POST['@{param}'] : 'none';
    @{body}
    @{end}
}
==== end
http_response_code(strlen((string) $result) > 0 ? 200 : 404);
==== end response
unset($result);
==== end void
http_response_code(202);

#### laravel
+ use Illuminate\Http\Request;
function @{handler}(Request $request)
{
    $@{v0} = $request->input('@{param}');
    @{body}
    @{end}
}
==== end
return response()->json(['size' => strlen((string) $result)]);
==== end response
return $result;
==== end void
return response()->noContent();
"""

PHP_CARRIERS = r"""
#### pass
$@{b} = trim($@{a});
#### pass
$@{b} = $@{a};
#### pass
$@{t} = [];
$@{t}[] = $@{a};
$@{b} = implode('', $@{t});
#### pass
$@{b} = base64_decode(base64_encode($@{a}));
#### pass
$@{b} = "{$@{a}}";

#### constant
$@{b} = strlen($@{a}) > 100 ? 'long' : $@{a};
==== good
$@{b} = strlen($@{a}) > 100 ? 'long' : @{const};

#### overwritten
$@{b} = @{const};
if ($@{a} !== '') {
    $@{b} = $@{a};
}
==== good
$@{b} = $@{a};
if (strlen($@{b}) > @{n1}) {
    $@{b} = substr($@{b}, 1);
}
$@{b} = @{const};

#### branch
$@{t} = @{n1};
if (5 * 20 + $@{t} > 90) {
    $@{b} = $@{a};
} else {
    $@{b} = @{const};
}
==== good
$@{t} = @{n1};
if (5 * 20 + $@{t} > 90) {
    $@{b} = @{const};
} else {
    $@{b} = $@{a};
}

#### element
$@{t} = ['@{k1}' => @{const}, '@{k2}' => $@{a}];
$@{b} = $@{t}['@{k2}'];
==== good
$@{t} = ['@{k1}' => @{const}, '@{k2}' => $@{a}];
$@{b} = $@{t}['@{k1}'];

#### allow-list
if (!in_array($@{v}, [@{const}, '@{k1}', '@{k2}'], true)) {
    error_log('unexpected @{param}');
}
==== good
if (!in_array($@{v}, [@{const}, '@{k1}', '@{k2}'], true)) {
    throw new InvalidArgumentException('unexpected @{param}');
}
"""

PHP_SINKS = r"""
#### sql 89
~ (string) intval($@{v})
$database = new mysqli('db.@{noun}.org', 'web', getenv('DB_PASSWORD'), '@{noun}');
$rows = $database->query("SELECT id, total FROM @{table} WHERE owner = '" . $@{v} . "'");@{!}
$result = $rows->num_rows;
==== parameterised
$database = new mysqli('db.@{noun}.org', 'web', getenv('DB_PASSWORD'), '@{noun}');
$statement = $database->prepare('SELECT id, total FROM @{table} WHERE owner = ?');
$statement->bind_param('s', $@{v});
$statement->execute();
$result = $statement->get_result()->num_rows;
#### sql 89
$database = new PDO('pgsql:host=db.@{noun}.org;dbname=@{noun}');
$sql = "UPDATE @{table} SET state = 'done' WHERE @{param} = '$@{v}'";@{!}
$result = $database->exec($sql);@{!}
==== parameterised
$database = new PDO('pgsql:host=db.@{noun}.org;dbname=@{noun}');
$statement = $database->prepare("UPDATE @{table} SET state = 'done' WHERE @{param} = :wanted");
$result = $statement->execute(['wanted' => $@{v}]);
#### sql 89 laravel
+ use Illuminate\Support\Facades\DB;
$result = json_encode(DB::select("select * from @{table} where @{param} = '" . $@{v} . "'"));@{!}
==== parameterised
$result = json_encode(DB::select('select * from @{table} where @{param} = ?', [$@{v}]));
#### command 78
$ '/srv/export'
~ escapeshellarg($@{v})
$result = shell_exec('du -sh -- ' . $@{v});@{!}
#### command 78
$ 'localhost'
~ escapeshellarg($@{v})
exec("ping -c 1 $@{v}", $lines, $status);@{!}
$result = implode("\n", $lines);
==== guard before use
if (!preg_match('/^[a-z0-9.]{1,60}$/', $@{v})) {
    throw new InvalidArgumentException('not a host');
}
#### path 22
$ 'readme.txt'
~ basename($@{v})
$result = file_get_contents('/srv/@{noun}/uploads/' . $@{v});@{!}
==== guard before use
if (strpos(realpath('/srv/@{noun}/uploads/' . $@{v}), '/srv/@{noun}/uploads/') !== 0) {
    throw new RuntimeException('outside of the folder');
}
#### include 98,22
$ 'start'
include __DIR__ . '/pages/' . $@{v} . '.php';@{!}
$result = 'shown';
==== right form
$pages = ['start' => 'start.php', 'about' => 'about.php'];
include __DIR__ . '/pages/' . ($pages[$@{v}] ?? 'start.php');
$result = 'shown';
#### ssrf 918
$ 'https://status.@{noun}.org/health'
$handle = curl_init($@{v});@{!}
curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
$result = curl_exec($handle);@{!}
==== guard before use
if (parse_url($@{v}, PHP_URL_HOST) !== 'status.@{noun}.org') {
    throw new InvalidArgumentException('host not allowed');
}
#### deserialisation 502
$ 'a:0:{}'
$result = print_r(unserialize($@{v}), true);@{!}
==== right API
$result = print_r(json_decode($@{v}, true), true);
==== restricted
$result = print_r(unserialize($@{v}, ['allowed_classes' => false]), true);
#### code 94,95
$ 'return 1;'
$result = eval($@{v});@{!}
==== right API
$result = json_decode($@{v}, true)['total'] ?? 0;
#### xss 79 page void
~ htmlspecialchars($@{v}, ENT_QUOTES, 'UTF-8')
echo '<h1>Results for ' . $@{v} . '</h1>';@{!}
==== right API
echo '<h1>Results for ' . htmlentities($@{v}, ENT_QUOTES) . '</h1>';
#### xss 79 page void
print("<td class='@{noun}'>$@{v}</td>");@{!}
==== sanitised
print("<td class='@{noun}'>" . htmlspecialchars($@{v}, ENT_QUOTES) . "</td>");
#### redirect 601 page void
$ '/home'
header('Location: ' . $@{v});@{!}
==== guard before use
if ($@{v}[0] !== '/' || substr($@{v}, 0, 2) === '//') {
    throw new InvalidArgumentException('only local targets');
}
#### ldap 90
~ ldap_escape($@{v}, '', LDAP_ESCAPE_FILTER)
$directory = ldap_connect('ldaps://directory.@{noun}.org');
$result = ldap_count_entries($directory, ldap_search($directory, 'dc=@{noun}', '(uid=' . $@{v} . ')'));@{!}
#### xpath 643
$xml = simplexml_load_file('/etc/@{noun}/@{table}.xml');
$result = json_encode($xml->xpath("//@{noun}[@name='$@{v}']/total"));@{!}
==== guard before use
if (!ctype_alnum($@{v})) {
    throw new InvalidArgumentException('illegal character');
}
#### xxe 611 constant overwritten branch element allow-list
$ '<a/>'
$document = new DOMDocument();
$document->loadXML($@{v}, LIBXML_NOENT | LIBXML_DTDLOAD);@{!}
$result = $document->textContent;
==== right API
$document = new DOMDocument();
$document->loadXML($@{v}, LIBXML_NONET);
$result = $document->textContent;
"""

PHP_PAIRS = r"""
#### hash 328,916
function @{g1}(string $password): string
{
    return md5($password);@{!}
}
==== right API
function @{g1}(string $password): string
{
    return password_hash($password, PASSWORD_DEFAULT);
}
#### random 338,330
function @{g1}(int $length): string
{
    $token = '';
    for ($i = 0; $i < $length; $i++) {
        $token .= dechex(mt_rand(0, 15));@{!}
    }
    return $token;
}
==== right API
function @{g1}(int $length): string
{
    $token = '';
    for ($i = 0; $i < $length; $i++) {
        $token .= dechex(random_int(0, 15));
    }
    return $token;
}
#### crypto 327
function @{g1}(string $message, string $key): string
{
    return openssl_encrypt($message, 'des-ecb', $key);@{!}
}
==== right API
function @{g1}(string $message, string $key): string
{
    $nonce = random_bytes(12);
    $tag = '';
    return $nonce . openssl_encrypt($message, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag) . $tag;
}
#### cookie 614,1004
function @{g1}(string $token): void
{
    setcookie('session', $token, time() + 3600, '/', '', false, false);@{!}
}
==== right API
function @{g1}(string $token): void
{
    setcookie('session', $token, ['secure' => true, 'httponly' => true, 'samesite' => 'Lax']);
}
#### tls 295
function @{g1}($handle)
{
    curl_setopt($handle, CURLOPT_SSL_VERIFYPEER, false);@{!}
    curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 0);@{!}
    return curl_exec($handle);
}
==== right API
function @{g1}($handle)
{
    curl_setopt($handle, CURLOPT_SSL_VERIFYPEER, true);
    curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 2);
    return curl_exec($handle);
}
#### swallowed 390,391
function @{g1}(string $path): array
{
    try {
        return json_decode(file_get_contents($path), true, 16, JSON_THROW_ON_ERROR);
    } catch (Exception $error) {@{!}
    }@{!}
    return [];
}
==== handled
function @{g1}(string $path): array
{
    try {
        return json_decode(file_get_contents($path), true, 16, JSON_THROW_ON_ERROR);
    } catch (JsonException $error) {
        error_log('no settings: ' . $error->getMessage());
    }
    return [];
}
#### upload 434
function @{g1}(): bool
{
    $name = $_FILES['document']['name'];
    return move_uploaded_file($_FILES['document']['tmp_name'], 'uploads/' . $name);@{!}
}
==== right form
function @{g1}(): bool
{
    $name = bin2hex(random_bytes(12)) . '.pdf';
    return move_uploaded_file($_FILES['document']['tmp_name'], 'uploads/' . $name);
}
#### self-comparison 571,570,697
function @{g1}(array $left, array $right): bool
{
    return count($left) === count($left) && $left['id'] == $right['id'];@{!}
}
==== right form
function @{g1}(array $left, array $right): bool
{
    return count($left) === count($right) && $left['id'] == $right['id'];
}
#### assignment-in-condition 481
function @{g1}(string $state): int
{
    if ($state = 'closed') {@{!}
        return 1;
    }
    return 0;
}
==== right form
function @{g1}(string $state): int
{
    if ($state === 'closed') {
        return 1;
    }
    return 0;
}
#### extract 621,915,473
function @{g1}(): string
{
    $title = 'none';
    extract($_REQUEST);@{!}
    return $title;
}
==== right form
function @{g1}(): string
{
    $title = 'none';
    $page = $_REQUEST['page'] ?? '1';
    return $title . intval($page);
}
#### loose-compare 697,1024,595,843,287
function @{g1}(string $given, string $stored): bool
{
    return md5($given) == $stored;@{!}
}
==== right API
function @{g1}(string $given, string $stored): bool
{
    return hash_equals($stored, hash('sha256', $given));
}
#### exposure 200,489,215
function @{g1}(): void
{
    phpinfo();@{!}
}
==== right form
function @{g1}(): void
{
    echo PHP_MAJOR_VERSION >= 8 ? 'ok' : 'old';
}
"""

PHP_FILLERS = r"""
#### filler
function pagesOf(int $count, int $size): int
{
    if ($size <= 0) {
        return 0;
    }
    return (int) ceil($count / $size);
}
#### filler
/**
 * Amount in cents as text.
 */
function formatAmount(int $cents): string
{
    return number_format($cents / 100, 2, '.', ' ') . ' EUR';
}
#### filler
final class @{Other}Line
{
    private string $label;
    private int $cents;

    public function __construct(string $label, int $cents)
    {
        $this->label = $label;
        $this->cents = $cents;
    }

    public function total(int $count): int
    {
        return $this->cents * $count;
    }
}
#### filler
function slugOf(string $title): string
{
    $words = preg_split('/[^a-z0-9]+/', strtolower($title));
    $words = array_filter($words, static fn (string $word): bool => $word !== '');
    return implode('-', $words) ?: 'untitled';
}
#### filler
function countBy@{Third}(array $rows): array
{
    $counts = [];
    foreach ($rows as $row) {
        $key = $row['@{third}'] ?? 'unknown';
        $counts[$key] = ($counts[$key] ?? 0) + 1;
    }
    arsort($counts);
    return $counts;
}
#### filler
function dueDate(DateTimeImmutable $start, int $days): DateTimeImmutable
{
    $due = $start->modify("+{$days} days");
    while ((int) $due->format('N') >= 6) {
        $due = $due->modify('+1 day');
    }
    return $due;
}
"""

RUBY_HEADS = [
    "# frozen_string_literal: true\n\n@{all}",
    "# Copyright (c) @{year} @{Other} contributors. Released under the MIT license.\n\n@{all}",
    "# frozen_string_literal: true\n\n# @{Noun} pages and what they need.\n\n@{all}",
]

RUBY_FRAMES = r"""
#### rails
. class @{Noun}sController < ApplicationController
def @{handler}
  @{v0} = params[:@{param}]
  @{body}
  @{end}
end
==== end
render json: { @{noun}: result.to_s }
==== end response
render html: result
==== end void
head :no_content

#### rails
. class Api::@{Noun}Controller < ApplicationController
def @{handler}
  @{v0} = cookies[:@{param}] || "none"
  return head(:bad_request) if @{v0}.length > 500

  @{body}
  @{end}
end
==== end
render json: { size: result.to_s.length }
==== end response
render html: result
==== end void
head :ok

#### sinatra
+ require "sinatra/base"
. class @{Noun}App < Sinatra::Base
get "/@{url}" do
  @{v0} = params["@{param}"].to_s
  @{body}
  @{end}
end
==== end
result.to_s.length.to_s
==== end response
result
==== end void
status 204
"""

RUBY_CARRIERS = r"""
#### pass
@{b} = @{a}.strip
#### pass
@{b} = @{a}
#### pass
@{b} = "#{@{a}}"
#### pass
@{t} = []
@{t} << @{a}
@{b} = @{t}.join

#### constant
@{b} = @{a}.length > 100 ? "long" : @{a}
==== good
@{b} = @{a}.length > 100 ? "long" : @{const}

#### overwritten
@{b} = @{const}
@{b} = @{a} unless @{a}.empty?
==== good
@{b} = @{a}
@{b} = @{b}.downcase if @{b}.length > @{n1}
@{b} = @{const}

#### branch
@{t} = @{n1}
if 5 * 20 + @{t} > 90
  @{b} = @{a}
else
  @{b} = @{const}
end
==== good
@{t} = @{n1}
if 5 * 20 + @{t} > 90
  @{b} = @{const}
else
  @{b} = @{a}
end

#### element
@{t} = { "@{k1}" => @{const}, "@{k2}" => @{a} }
@{b} = @{t}["@{k2}"]
==== good
@{t} = { "@{k1}" => @{const}, "@{k2}" => @{a} }
@{b} = @{t}["@{k1}"]

#### allow-list
warn "unexpected @{param}" unless [@{const}, "@{k1}"].include?(@{v})
==== good
raise ArgumentError, "unexpected @{param}" unless [@{const}, "@{k1}"].include?(@{v})
"""

RUBY_SINKS = r"""
#### sql 89 rails
~ @{v}.to_i
result = @{Noun}.where("owner = '#{@{v}}'").to_a@{!}
==== parameterised
result = @{Noun}.where("owner = ?", @{v}).to_a
==== right API
result = @{Noun}.where(owner: @{v}).to_a
#### sql 89 rails
result = ActiveRecord::Base.connection.execute("UPDATE @{table} SET state = 'done' WHERE @{param} = '" + @{v} + "'")@{!}
==== sanitised
result = ActiveRecord::Base.connection.execute("UPDATE @{table} SET state = 'done' WHERE @{param} = #{ActiveRecord::Base.connection.quote(@{v})}")
#### command 78
+ require "shellwords"
$ "/srv/export"
~ Shellwords.escape(@{v})
result = `du -sh -- #{@{v}}`@{!}
#### command 78
$ "localhost"
result = system("ping -c 1 " + @{v})@{!}
==== right API
result = system("ping", "-c", "1", "--", @{v})
#### path 22
$ "readme.txt"
~ File.basename(@{v})
result = File.read("/srv/@{noun}/uploads/" + @{v})@{!}
==== guard before use
raise ArgumentError, "outside" unless File.expand_path(@{v}, "/srv/@{noun}/uploads").start_with?("/srv/@{noun}/uploads/")
#### path 22 rails void
$ "logo.png"
~ File.basename(@{v})
send_file "/srv/@{noun}/files/#{@{v}}"@{!}
#### ssrf 918
+ require "net/http"
$ "https://status.@{noun}.org/health"
result = Net::HTTP.get(URI.parse(@{v}))@{!}
==== guard before use
raise ArgumentError, "host not allowed" unless URI.parse(@{v}).host == "status.@{noun}.org"
#### deserialisation 502
+ require "base64"
$ "BAhpBg=="
result = Marshal.load(Base64.decode64(@{v}))@{!}
==== right API
+ require "base64"
+ require "json"
result = JSON.parse(Base64.decode64(@{v}))
#### deserialisation 502
+ require "yaml"
$ "a: 1"
result = YAML.unsafe_load(@{v})@{!}
==== right API
result = YAML.safe_load(@{v})
#### code 94,95
$ "1 + 1"
result = eval(@{v})@{!}
==== right API
result = Integer(@{v}, 10)
#### reflection 470,94
$ "name"
result = @{Noun}.new.send(@{v})@{!}
==== right form
result = { "name" => 1, "state" => 2 }.fetch(@{v})
#### template 1336,94
+ require "erb"
$ "Hello"
result = ERB.new("<p>" + @{v} + "</p>").result@{!}
==== right API
result = ERB.new("<p><%= ERB::Util.html_escape(heading) %></p>").result_with_hash(heading: @{v})
#### xss 79 rails response
result = "<h1>Results for #{@{v}}</h1>".html_safe@{!}
==== sanitised
result = "<h1>Results for #{ERB::Util.html_escape(@{v})}</h1>".html_safe
#### redirect 601 rails void
$ "/home"
redirect_to @{v}, allow_other_host: true@{!}
==== right API
redirect_to "/search?q=#{CGI.escape(@{v})}"
"""

RUBY_PAIRS = r"""
#### hash 328,916
+ require "digest"
def @{g1}(password, salt)
  Digest::MD5.hexdigest(salt + password)@{!}
end
==== right API
+ require "bcrypt"
def @{g1}(password, salt)
  BCrypt::Password.create(salt + password).to_s
end
#### random 338,330
def @{g1}(length)
  token = Array.new(length) { rand(36).to_s(36) }.join@{!}
  "reset-#{token}"
end
==== right API
+ require "securerandom"
def @{g1}(length)
  token = SecureRandom.alphanumeric(length)
  "reset-#{token}"
end
#### crypto 327
+ require "openssl"
def @{g1}(key, message)
  cipher = OpenSSL::Cipher.new("DES-ECB")@{!}
  cipher.encrypt
  cipher.key = key
  cipher.update(message) + cipher.final
end
==== right API
+ require "openssl"
def @{g1}(key, message)
  cipher = OpenSSL::Cipher.new("aes-256-gcm")
  cipher.encrypt
  cipher.key = key
  nonce = cipher.random_iv
  nonce + cipher.update(message) + cipher.final
end
#### tls 295
+ require "net/http"
+ require "openssl"
def @{g1}(host)
  http = Net::HTTP.new(host, 443)
  http.use_ssl = true
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE@{!}
  http
end
==== right API
+ require "net/http"
+ require "openssl"
def @{g1}(host)
  http = Net::HTTP.new(host, 443)
  http.use_ssl = true
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER
  http
end
#### swallowed 390,391
+ require "json"
def @{g1}(path)
  JSON.parse(File.read(path))
rescue StandardError@{!}
  nil@{!}
end
==== handled
+ require "json"
def @{g1}(path)
  JSON.parse(File.read(path))
rescue JSON::ParserError => e
  warn "no settings: #{e.message}"
  raise
end
#### mass-assignment 915
def @{g1}(params)
  Account.create(params.permit!)@{!}
end
==== right form
def @{g1}(params)
  Account.create(params.permit(:name, :city))
end
#### resource 772,404
def @{g1}(path)
  file = File.open(path)@{!}
  file.readline.chomp
end
==== right API
def @{g1}(path)
  File.open(path) { |file| file.readline.chomp }
end
#### self-comparison 571,570,697
def @{g1}(left, right)
  left.number == left.number && left.state == right.state@{!}
end
==== right form
def @{g1}(left, right)
  left.number == right.number && left.state == right.state
end
#### assignment-in-condition 481
def @{g1}(order)
  if state = "closed"@{!}
    return 1
  end
  order.total
end
==== right form
def @{g1}(order)
  if order.state == "closed"
    return 1
  end
  order.total
end
#### dead 561
def @{g1}(items)
  items.each do |item|
    return item
    item.seen = true@{!}
  end
  nil
end
==== right form
def @{g1}(items)
  items.each do |item|
    item.seen = true
    return item
  end
  nil
end
#### permissions 732,276
def @{g1}(path, text)
  File.write(path, text)
  File.chmod(0777, path)@{!}
end
==== right form
def @{g1}(path, text)
  File.write(path, text)
  File.chmod(0640, path)
end
"""

RUBY_FILLERS = r"""
#### filler
def pages_of(count, size)
  return 0 if size <= 0

  (count.to_f / size).ceil
end
#### filler
# Amount in cents as text.
def format_amount(cents)
  sign = cents.negative? ? "-" : ""
  whole, rest = cents.abs.divmod(100)
  format("%s%d.%02d EUR", sign, whole, rest)
end
#### filler
def slug_of(title)
  words = title.downcase.split(/[^a-z0-9]/).reject(&:empty?)
  words.empty? ? "untitled" : words.join("-")
end
#### filler
def count_by_@{third}(rows)
  counts = Hash.new(0)
  rows.each { |row| counts[row.fetch(:@{third}, "unknown")] += 1 }
  counts.sort_by { |_, count| -count }.first(@{n1})
end
#### filler
def due_date(start, days)
  due = start + days
  due += 1 while due.saturday? || due.sunday?
  due
end
#### filler
@{OTHER}_STATES = %w[new active closed].freeze

def final?(state)
  state == @{OTHER}_STATES.last
end

def next_state(state)
  index = @{OTHER}_STATES.index(state)
  index.nil? || final?(state) ? state : @{OTHER}_STATES[index + 1]
end
#### filler
def merge_totals(left, right)
  {
    count: left[:count] + right[:count],
    amount: left[:amount] + right[:amount],
    last: [left[:last], right[:last]].max
  }
end
#### filler
def problems_of(entry)
  problems = []
  problems << "title is missing" if entry[:title].to_s.empty?
  problems << "amount must be positive" unless entry[:amount].to_i.positive?
  problems << "too many tags" if entry.fetch(:tags, []).length > @{n1}
  problems
end
"""
