"""Templates of C# and Kotlin for seeded flaws and their harmless twins."""

CSHARP_HEADS = [
    "namespace @{Other}.Web;\n\n@{all}",
    "// Copyright (c) @{year} @{Other} Ltd. Licensed under the MIT license.\n\n@{all}",
    "@{all}",
]
CSHARP_CLASSES = (
    "/// <summary>Keeps the @{table} of the shop.</summary>\npublic class @{Noun}@{Last}\n{",
    "public sealed class @{Noun}@{Last}\n{",
)

CSHARP_FRAMES = r"""
#### controller
+ using Microsoft.AspNetCore.Mvc;
. [ApiController]
. [Route("api/[controller]")]
. public class @{Noun}Controller : Controller
. {
[HttpGet("@{param}")]
public IActionResult @{Handler}([FromQuery] string @{v0})
{
    @{body}
    @{end}
}
==== end
return Ok(result.Length);
==== end response
return result;
==== end void
return NoContent();

#### controller
+ using Microsoft.AspNetCore.Mvc;
. public class @{Noun}PagesController : Controller
. {
[HttpPost]
public IActionResult @{Handler}()
{
    string @{v0} = Request.Form["@{param}"];
    if (string.IsNullOrEmpty(@{v0}))
    {
        return BadRequest("missing @{param}");
    }
    @{body}
    @{end}
}
==== end
return Json(new { size = result.Length });
==== end response
return result;
==== end void
return Accepted();
"""

CSHARP_CARRIERS = r"""
#### pass
var @{b} = @{a}.Trim();
#### pass
string @{b} = @{a};
#### pass
var @{b} = $"{@{a}}";
#### pass
var @{t} = new System.Text.StringBuilder();
@{t}.Append(@{a});
string @{b} = @{t}.ToString();

#### constant
string @{b} = @{a}.Length > 100 ? "long" : @{a};
==== good
string @{b} = @{a}.Length > 100 ? "long" : @{const};

#### overwritten
string @{b} = @{const};
if (@{a}.Length > 0)
{
    @{b} = @{a};
}
==== good
string @{b} = @{a};
if (@{b}.Length > @{n1})
{
    @{b} = @{b}.Substring(1);
}
@{b} = @{const};

#### branch
string @{b};
int @{t} = @{n1};
if (5 * 20 + @{t} > 90)
{
    @{b} = @{a};
}
else
{
    @{b} = @{const};
}
==== good
string @{b};
int @{t} = @{n1};
if (5 * 20 + @{t} > 90)
{
    @{b} = @{const};
}
else
{
    @{b} = @{a};
}

#### element
+ using System.Collections.Generic;
var @{t} = new Dictionary<string, string>();
@{t}["@{k1}"] = @{const};
@{t}["@{k2}"] = @{a};
string @{b} = @{t}["@{k2}"];
==== good
+ using System.Collections.Generic;
var @{t} = new Dictionary<string, string>();
@{t}["@{k1}"] = @{const};
@{t}["@{k2}"] = @{a};
string @{b} = @{t}["@{k1}"];

#### allow-list
+ using System.Linq;
if (!new[] { @{const}, "@{k1}" }.Contains(@{v}))
{
    System.Console.Error.WriteLine("unexpected @{param}");
}
==== good
+ using System;
+ using System.Linq;
if (!new[] { @{const}, "@{k1}" }.Contains(@{v}))
{
    throw new ArgumentException("unexpected @{param}");
}
"""

CSHARP_SINKS = r"""
#### sql 89
+ using System.Data.SqlClient;
^ private readonly string connectionString = System.Environment.GetEnvironmentVariable("@{NOUN}_DB");
~ int.Parse(@{v}).ToString()
using var connection = new SqlConnection(connectionString);
connection.Open();
using var command = new SqlCommand("SELECT title FROM @{table} WHERE owner = '" + @{v} + "'", connection);@{!}
string result = (string)command.ExecuteScalar();@{!}
==== parameterised
using var connection = new SqlConnection(connectionString);
connection.Open();
using var command = new SqlCommand("SELECT title FROM @{table} WHERE owner = @owner", connection);
command.Parameters.AddWithValue("@owner", @{v});
string result = (string)command.ExecuteScalar();
#### sql 89
+ using Microsoft.EntityFrameworkCore;
^ private readonly ShopContext context;
string result = context.Database.ExecuteSqlRaw($"UPDATE @{table} SET State = 'done' WHERE @{param} = '{@{v}}'").ToString();@{!}
==== parameterised
string result = context.Database.ExecuteSqlInterpolated($"UPDATE @{table} SET State = 'done' WHERE @{param} = {@{v}}").ToString();
#### command 78
+ using System.Diagnostics;
$ "/srv/export"
var process = Process.Start("/bin/sh", "-c \"du -sh " + @{v} + "\"");@{!}
process.WaitForExit();
string result = process.ExitCode.ToString();
==== right API
var start = new ProcessStartInfo("du");
start.ArgumentList.Add("-sh");
start.ArgumentList.Add(@{v});
var process = Process.Start(start);
process.WaitForExit();
string result = process.ExitCode.ToString();
#### path 22
+ using System.IO;
$ "readme.txt"
~ Path.GetFileName(@{v})
string result = File.ReadAllText(Path.Combine("/srv/@{noun}/uploads", @{v}));@{!}
==== guard before use
if (!Path.GetFullPath(Path.Combine("/srv/@{noun}/uploads", @{v})).StartsWith("/srv/@{noun}/uploads/"))
{
    throw new System.UnauthorizedAccessException("outside of the folder");
}
#### ssrf 918
+ using System.Net.Http;
^ private static readonly HttpClient Client = new HttpClient();
$ "https://status.@{noun}.org/health"
string result = Client.GetStringAsync(@{v}).Result;@{!}
==== guard before use
if (new System.Uri(@{v}).Host != "status.@{noun}.org")
{
    throw new System.ArgumentException("host not allowed");
}
#### ldap 90
+ using System.DirectoryServices;
var searcher = new DirectorySearcher(new DirectoryEntry("LDAP://dc=@{noun}"));
searcher.Filter = "(&(objectClass=user)(uid=" + @{v} + "))";@{!}
string result = searcher.FindOne().Path;
==== sanitised
var searcher = new DirectorySearcher(new DirectoryEntry("LDAP://dc=@{noun}"));
searcher.Filter = "(&(objectClass=user)(uid=" + Microsoft.Security.Application.Encoder.LdapFilterEncode(@{v}) + "))";
string result = searcher.FindOne().Path;
#### xpath 643
+ using System.Xml;
^ private readonly XmlDocument document = new XmlDocument();
string result = document.SelectSingleNode("//@{noun}[@name='" + @{v} + "']/total").InnerText;@{!}
==== guard before use
if (@{v}.Contains("'") || @{v}.Contains("]"))
{
    throw new System.ArgumentException("illegal character");
}
#### xxe 611 constant overwritten branch element allow-list
+ using System.Xml;
$ "<a/>"
var document = new XmlDocument();
document.XmlResolver = new XmlUrlResolver();@{!}
document.LoadXml(@{v});@{!}
string result = document.InnerText;
==== right API
var document = new XmlDocument();
document.XmlResolver = null;
document.LoadXml(@{v});
string result = document.InnerText;
#### deserialisation 502
+ using System;
+ using System.IO;
+ using System.Runtime.Serialization.Formatters.Binary;
$ "AAEAAAD"
var formatter = new BinaryFormatter();
string result = formatter.Deserialize(new MemoryStream(Convert.FromBase64String(@{v}))).ToString();@{!}
==== right API
string result = System.Text.Json.JsonSerializer.Deserialize<int[]>(@{v}).Length.ToString();
#### deserialisation 502
+ using Newtonsoft.Json;
$ "{}"
var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };@{!}
string result = JsonConvert.DeserializeObject(@{v}, settings).ToString();@{!}
==== right API
var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
string result = JsonConvert.DeserializeObject(@{v}, settings).ToString();
#### xss 79 response
+ using Microsoft.AspNetCore.Mvc;
+ using System.Net;
~ WebUtility.HtmlEncode(@{v})
var result = new ContentResult { Content = "<h1>Results for " + @{v} + "</h1>", ContentType = "text/html" };@{!}
==== right content type
var result = new ContentResult { Content = "results for " + @{v}, ContentType = "text/plain" };
#### redirect 601 response
+ using Microsoft.AspNetCore.Mvc;
$ "/home"
var result = new RedirectResult(@{v});@{!}
==== right API
var result = new LocalRedirectResult(@{v});
"""

CSHARP_PAIRS = r"""
#### hash 328
+ using System.Security.Cryptography;
+ using System.Text;
public byte[] @{G1}(string password)
{
    using var digest = MD5.Create();@{!}
    return digest.ComputeHash(Encoding.UTF8.GetBytes(password));
}
==== right API
public byte[] @{G1}(string document)
{
    using var digest = SHA256.Create();
    return digest.ComputeHash(Encoding.UTF8.GetBytes(document));
}
#### crypto 327
+ using System.Security.Cryptography;
public byte[] @{G1}(byte[] key, byte[] message)
{
    using var cipher = DES.Create();@{!}
    cipher.Key = key;
    cipher.Mode = CipherMode.ECB;@{!}
    return cipher.CreateEncryptor().TransformFinalBlock(message, 0, message.Length);
}
==== right API
public byte[] @{G1}(byte[] key, byte[] message)
{
    using var cipher = new AesGcm(key, 16);
    var nonce = RandomNumberGenerator.GetBytes(12);
    var sealedText = new byte[message.Length];
    var tag = new byte[16];
    cipher.Encrypt(nonce, message, sealedText, tag);
    return sealedText;
}
#### random 338,330
+ using System;
public string @{G1}(string user)
{
    var random = new Random();
    var token = random.Next(100000, 999999);@{!}
    return user + "-reset-" + token;
}
==== right API
+ using System.Security.Cryptography;
public string @{G1}(string user)
{
    var token = RandomNumberGenerator.GetInt32(100000, 999999);
    return user + "-reset-" + token;
}
#### cookie 614,1004
+ using Microsoft.AspNetCore.Http;
public void @{G1}(HttpResponse response, string token)
{
    response.Cookies.Append("session", token, new CookieOptions { Secure = false, HttpOnly = false });@{!}
}
==== right API
public void @{G1}(HttpResponse response, string token)
{
    response.Cookies.Append("session", token, new CookieOptions { Secure = true, HttpOnly = true });
}
#### tls 295
+ using System.Net.Http;
public HttpClient @{G1}()
{
    var handler = new HttpClientHandler();
    handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;@{!}
    return new HttpClient(handler);
}
==== right API
public HttpClient @{G1}()
{
    var handler = new HttpClientHandler();
    handler.CheckCertificateRevocationList = true;
    return new HttpClient(handler);
}
#### resource 772
+ using System.IO;
public string @{G1}(string path)
{
    var reader = new StreamReader(path);@{!}
    return reader.ReadLine();
}
==== right API
public string @{G1}(string path)
{
    using var reader = new StreamReader(path);
    return reader.ReadLine();
}
#### swallowed 390,391
+ using System;
+ using System.IO;
public string @{G1}(string path)
{
    try
    {
        return File.ReadAllText(path);
    }
    catch (Exception)@{!}
    {@{!}
    }@{!}
    return "";
}
==== handled
public string @{G1}(string path)
{
    try
    {
        return File.ReadAllText(path);
    }
    catch (IOException problem)
    {
        throw new InvalidOperationException("cannot read", problem);
    }
}
#### null 476
+ using System.Collections.Generic;
+ using System.Linq;
public int @{G1}(List<string> names, string wanted)
{
    var found = names.FirstOrDefault(each => each == wanted);
    return found.Length;@{!}
}
==== guard before use
public int @{G1}(List<string> names, string wanted)
{
    var found = names.FirstOrDefault(each => each == wanted);
    return found == null ? 0 : found.Length;
}
#### self-comparison 571,570,697
public bool @{G1}(int[] left, int[] right)
{
    return left.Length == left.Length && left[0] == right[0];@{!}
}
==== right form
public bool @{G1}(int[] left, int[] right)
{
    return left.Length == right.Length && left[0] == right[0];
}
#### lock-this 662,667
^ private int served;
public int @{G1}(string name)
{
    lock (name)@{!}
    {
        return ++served;
    }
}
==== right form
^ private int served;
^ private readonly object guard = new object();
public int @{G1}(string name)
{
    lock (guard)
    {
        return served += name.Length;
    }
}
#### async-void 755,248,703
+ using System.IO;
+ using System.Threading.Tasks;
public async void @{G1}(string path)@{!}
{
    await File.WriteAllTextAsync(path, "@{noun}");
}
==== right form
public async Task @{G1}(string path)
{
    await File.WriteAllTextAsync(path, "@{noun}");
}
#### rethrow 755,397,390
+ using System;
public int @{G1}(string text)
{
    try
    {
        return int.Parse(text);
    }
    catch (FormatException problem)
    {
        throw problem;@{!}
    }
}
==== right form
public int @{G1}(string text)
{
    try
    {
        return int.Parse(text);
    }
    catch (FormatException)
    {
        throw;
    }
}
"""

CSHARP_FILLERS = r"""
#### filler
private static int PagesOf(int count, int size)
{
    if (size <= 0)
    {
        return 0;
    }

    return (count + size - 1) / size;
}
#### filler
/// <summary>Gets or sets how many @{third}s are on a page.</summary>
public int @{Third}Limit { get; set; } = @{n1};

public bool IsFull(int count)
{
    return count >= @{Third}Limit;
}
#### filler
public static string FormatAmount(long cents)
{
    var sign = cents < 0 ? "-" : "";
    var whole = System.Math.Abs(cents) / 100;
    return $"{sign}{whole}.{System.Math.Abs(cents) % 100:00} EUR";
}
#### filler
public enum @{Third}State
{
    New,
    Active,
    Closed,
}

private static bool IsFinal(@{Third}State state)
{
    return state == @{Third}State.Closed;
}
#### filler
+ using System;
public static DateTime DueDate(DateTime start, int days)
{
    var due = start.AddDays(days);
    while (due.DayOfWeek == DayOfWeek.Saturday || due.DayOfWeek == DayOfWeek.Sunday)
    {
        due = due.AddDays(1);
    }

    return due;
}
#### filler
+ using System.Collections.Generic;
private static Dictionary<string, int> CountBy@{Third}(IEnumerable<string> rows)
{
    var counts = new Dictionary<string, int>();
    foreach (var row in rows)
    {
        counts.TryGetValue(row, out var count);
        counts[row] = count + 1;
    }

    return counts;
}
"""

KOTLIN_HEADS = [
    "package org.@{other}.@{noun}\n\n@{all}",
    "/*\n * Copyright @{year} @{Other} contributors.\n * Licensed under the Apache License, Version 2.0.\n */\npackage com.@{other}.@{table}\n\n@{all}",
]
KOTLIN_CLASSES = (
    "/** Keeps the @{table} of the shop. */\nclass @{Noun}@{Last} {",
    "class @{Noun}@{Last} {",
)

KOTLIN_FRAMES = r"""
#### spring
+ import org.springframework.web.bind.annotation.GetMapping
+ import org.springframework.web.bind.annotation.RequestParam
+ import org.springframework.web.bind.annotation.RestController
. @RestController
. class @{Noun}Controller {
@GetMapping("/@{url}")
fun @{handler}(@RequestParam("@{param}") @{v0}: String): String {
    @{body}
    @{end}
}
==== end
return "items: " + result.length
==== end response
return result
==== end void
return "ok"

#### servlet
+ import javax.servlet.http.HttpServlet
+ import javax.servlet.http.HttpServletRequest
+ import javax.servlet.http.HttpServletResponse
. class @{Noun}Servlet : HttpServlet() {
override fun doGet(request: HttpServletRequest, response: HttpServletResponse) {
    val @{v0} = request.getParameter("@{param}") ?: ""
    @{body}
    @{end}
}
==== end
response.status = if (result.isEmpty()) 404 else 200
==== end response
response.status = 200
==== end void
response.status = 202
"""

KOTLIN_CARRIERS = r"""
#### pass
val @{b} = @{a}.trim()
#### pass
val @{b} = @{a}
#### pass
val @{b} = "${@{a}}"
#### pass
val @{t} = mutableListOf<String>()
@{t}.add(@{a})
val @{b} = @{t}.joinToString("")

#### constant
val @{b} = if (@{a}.length > 100) "long" else @{a}
==== good
val @{b} = if (@{a}.length > 100) "long" else @{const}

#### overwritten
var @{b} = @{const}
if (@{a}.isNotEmpty()) {
    @{b} = @{a}
}
==== good
var @{b} = @{a}
if (@{b}.length > @{n1}) {
    @{b} = @{b}.drop(1)
}
@{b} = @{const}

#### branch
val @{t} = @{n1}
val @{b} = if (5 * 20 + @{t} > 90) @{a} else @{const}
==== good
val @{t} = @{n1}
val @{b} = if (5 * 20 + @{t} > 90) @{const} else @{a}

#### element
val @{t} = mapOf("@{k1}" to @{const}, "@{k2}" to @{a})
val @{b} = @{t}.getValue("@{k2}")
==== good
val @{t} = mapOf("@{k1}" to @{const}, "@{k2}" to @{a})
val @{b} = @{t}.getValue("@{k1}")

#### allow-list
if (@{v} !in setOf(@{const}, "@{k1}")) {
    println("unexpected @{param}")
}
==== good
if (@{v} !in setOf(@{const}, "@{k1}")) {
    throw IllegalArgumentException("unexpected @{param}")
}
"""

KOTLIN_SINKS = r"""
#### sql 89
+ import javax.sql.DataSource
^ private lateinit var dataSource: DataSource
var result = ""
dataSource.connection.use { connection ->
    connection.createStatement().use { statement ->
        val rows = statement.executeQuery("SELECT title FROM @{table} WHERE owner = '" + @{v} + "'")@{!}
        while (rows.next()) {
            result += rows.getString(1)
        }
    }
}
==== parameterised
var result = ""
dataSource.connection.use { connection ->
    connection.prepareStatement("SELECT title FROM @{table} WHERE owner = ?").use { statement ->
        statement.setString(1, @{v})
        val rows = statement.executeQuery()
        while (rows.next()) {
            result += rows.getString(1)
        }
    }
}
#### command 78
$ "/srv/export"
val process = Runtime.getRuntime().exec("du -sh $@{v}")@{!}
val result = process.inputStream.bufferedReader().readText()
==== right API
val process = ProcessBuilder("du", "-sh", "--", @{v}).start()
val result = process.inputStream.bufferedReader().readText()
#### path 22
+ import java.io.File
$ "readme.txt"
~ File(@{v}).name
val result = File("/srv/@{noun}/uploads/" + @{v}).readText()@{!}
==== guard before use
if (!File("/srv/@{noun}/uploads", @{v}).canonicalPath.startsWith("/srv/@{noun}/uploads/")) {
    throw SecurityException("outside of the folder")
}
#### ssrf 918
+ import java.net.URL
$ "https://status.@{noun}.org/health"
val result = URL(@{v}).readText()@{!}
==== guard before use
if (URL(@{v}).host != "status.@{noun}.org") {
    throw IllegalArgumentException("host not allowed")
}
#### xss 79 servlet void
+ import org.springframework.web.util.HtmlUtils
! response
~ HtmlUtils.htmlEscape(@{v})
response.contentType = "text/html"
response.writer.println("<h1>Results for $@{v}</h1>")@{!}
#### redirect 601 servlet void
! response
$ "/home"
response.sendRedirect(@{v})@{!}
==== guard before use
if (!@{v}.startsWith("/") || @{v}.startsWith("//")) {
    throw IllegalArgumentException("only local targets")
}
#### deserialisation 502
+ import java.io.ByteArrayInputStream
+ import java.io.ObjectInputStream
+ import java.util.Base64
$ "rO0ABXQAAWE="
val stream = ObjectInputStream(ByteArrayInputStream(Base64.getDecoder().decode(@{v})))
val result = stream.readObject().toString()@{!}
==== right API
+ import com.fasterxml.jackson.databind.ObjectMapper
val result = ObjectMapper().readTree(@{v}).path("name").asText()
"""

KOTLIN_PAIRS = r"""
#### hash 328
+ import java.security.MessageDigest
fun @{g1}(password: String): ByteArray {
    return MessageDigest.getInstance("MD5").digest(password.toByteArray())@{!}
}
==== right API
fun @{g1}(document: String): ByteArray {
    return MessageDigest.getInstance("SHA-256").digest(document.toByteArray())
}
#### crypto 327
+ import javax.crypto.Cipher
+ import javax.crypto.SecretKey
fun @{g1}(key: SecretKey, message: ByteArray): ByteArray {
    val cipher = Cipher.getInstance("AES/ECB/PKCS5Padding")@{!}
    cipher.init(Cipher.ENCRYPT_MODE, key)
    return cipher.doFinal(message)
}
==== right API
fun @{g1}(key: SecretKey, message: ByteArray): ByteArray {
    val cipher = Cipher.getInstance("AES/GCM/NoPadding")
    cipher.init(Cipher.ENCRYPT_MODE, key)
    return cipher.iv + cipher.doFinal(message)
}
#### random 338,330
fun @{g1}(length: Int): String {
    val letters = ('a'..'z').toList()
    val token = (1..length).map { letters[kotlin.random.Random.nextInt(26)] }.joinToString("")@{!}
    return "session-$token"
}
==== right API
+ import java.security.SecureRandom
fun @{g1}(length: Int): String {
    val letters = ('a'..'z').toList()
    val random = SecureRandom()
    val token = (1..length).map { letters[random.nextInt(26)] }.joinToString("")
    return "session-$token"
}
#### null 476
fun @{g1}(settings: Map<String, String>): Int {
    val size = settings["@{param}"]
    return size!!.length@{!}
}
==== guard before use
fun @{g1}(settings: Map<String, String>): Int {
    val size = settings["@{param}"] ?: return 0
    return size.length
}
#### swallowed 390,391
+ import java.io.File
fun @{g1}(path: String): String {
    try {
        return File(path).readText()
    } catch (e: Exception) {@{!}
    }@{!}
    return ""
}
==== handled
+ import java.io.File
+ import java.io.IOException
fun @{g1}(path: String): String {
    try {
        return File(path).readText()
    } catch (e: IOException) {
        throw IllegalStateException("cannot read", e)
    }
}
#### resource 772
+ import java.io.FileReader
fun @{g1}(path: String): Int {
    val reader = FileReader(path)@{!}
    return reader.read()
}
==== right API
fun @{g1}(path: String): Int {
    FileReader(path).use { reader ->
        return reader.read()
    }
}
#### tls 295
+ import java.security.cert.X509Certificate
+ import javax.net.ssl.X509TrustManager
class TrustAll : X509TrustManager {
    override fun checkClientTrusted(chain: Array<X509Certificate>, type: String) {@{!}
    }@{!}

    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {@{!}
    }@{!}

    override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()
}
==== right form
class TrustSome(private val inner: X509TrustManager) : X509TrustManager {
    override fun checkClientTrusted(chain: Array<X509Certificate>, type: String) {
        inner.checkClientTrusted(chain, type)
    }

    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {
        inner.checkServerTrusted(chain, type)
    }

    override fun getAcceptedIssuers(): Array<X509Certificate> = inner.acceptedIssuers
}
#### self-comparison 571,570,697
fun @{g1}(left: IntArray, right: IntArray): Boolean {
    return left.size == left.size && left[0] == right[0]@{!}
}
==== right form
fun @{g1}(left: IntArray, right: IntArray): Boolean {
    return left.size == right.size && left[0] == right[0]
}
"""

KOTLIN_FILLERS = r"""
#### filler
private fun pagesOf(count: Int, size: Int): Int {
    if (size <= 0) {
        return 0
    }
    return (count + size - 1) / size
}
#### filler
/** Amount in cents as text. */
fun formatAmount(cents: Long): String {
    val sign = if (cents < 0) "-" else ""
    val whole = kotlin.math.abs(cents) / 100
    val rest = (kotlin.math.abs(cents) % 100).toString().padStart(2, '0')
    return "$sign$whole.$rest EUR"
}
#### filler
data class @{Other}Line(val label: String, val cents: Long) {
    fun total(count: Int): Long = cents * count
}
#### filler
enum class @{Third}State {
    NEW,
    ACTIVE,
    CLOSED;

    fun isFinal(): Boolean = this == CLOSED
}
#### filler
fun countBy@{Third}(rows: List<String>): List<Pair<String, Int>> {
    val counts = rows.groupingBy { it }.eachCount()
    return counts.toList().sortedByDescending { it.second }.take(@{n1})
}
#### filler
fun slugOf(title: String): String {
    val words = title.lowercase().split(" ", "-", "_").filter { it.isNotBlank() }
    return if (words.isEmpty()) "untitled" else words.joinToString("-")
}
#### filler
private var limit: Int = @{n1}

fun changeLimit(wanted: Int): Int {
    require(wanted > 0) { "limit must be positive: $wanted" }
    limit = wanted
    return limit
}
"""
