"""Templates of Java for seeded flaws and their harmless twins."""

HEADS = [
    "package org.@{other}.@{noun};\n\n@{all}",
    "/*\n * Copyright @{year} The @{Other} Project\n *\n * Licensed under the Apache License, Version 2.0.\n */\npackage com.@{other}.web.@{noun};\n\n@{all}",
    "package net.@{third}.@{table};\n\n@{all}",
]

CLASSES = (
    "/** Keeps the {@code @{table}} of the shop. */\npublic class @{Noun}@{Last} {",
    "/**\n * Helpers around @{table} and @{others}.\n *\n * <p>One instance serves all threads.\n */\npublic final class @{Noun}@{Last} {",
    "@Service\npublic class @{Noun}@{Last} {",
)

FRAMES = r"""
#### servlet
+ import java.io.IOException;
+ import javax.servlet.ServletException;
+ import javax.servlet.annotation.WebServlet;
+ import javax.servlet.http.HttpServlet;
+ import javax.servlet.http.HttpServletRequest;
+ import javax.servlet.http.HttpServletResponse;
. @WebServlet("/@{url}")
. public class @{Noun}Servlet extends HttpServlet {
^ private static final long serialVersionUID = @{n2}L;
@Override
protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    response.setContentType("text/html;charset=UTF-8");
    String @{v0} = request.getParameter("@{param}");
    if (@{v0} == null) {
        @{v0} = "";
    }
    try {
        @{body}
        @{end}
    } catch (Exception e) {
        throw new ServletException("cannot @{handler}", e);
    }
}
==== end
request.setAttribute("@{noun}Count", result.length());
response.setStatus(HttpServletResponse.SC_OK);
==== end response
request.setAttribute("@{noun}", result);
==== end void
response.setStatus(HttpServletResponse.SC_NO_CONTENT);

#### servlet
+ import java.io.IOException;
+ import jakarta.servlet.ServletException;
+ import jakarta.servlet.http.HttpServlet;
+ import jakarta.servlet.http.HttpServletRequest;
+ import jakarta.servlet.http.HttpServletResponse;
. public class @{Handler}Servlet extends HttpServlet {
@Override
public void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    String @{v0} = request.getHeader("X-@{Noun}-@{param}");
    if (@{v0} == null) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        return;
    }
    @{v0} = java.net.URLDecoder.decode(@{v0}, "UTF-8");
    try {
        @{body}
        @{end}
    } catch (RuntimeException e) {
        throw e;
    } catch (Exception e) {
        throw new ServletException(e);
    }
}
==== end
log("done with " + result.length());
==== end response
log("done");
==== end void
response.setStatus(200);

#### servlet
+ import java.io.IOException;
+ import javax.servlet.ServletException;
+ import javax.servlet.http.Cookie;
+ import javax.servlet.http.HttpServlet;
+ import javax.servlet.http.HttpServletRequest;
+ import javax.servlet.http.HttpServletResponse;
. public class @{Noun}PageServlet extends HttpServlet {
@Override
protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    String @{v0} = "none";
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals("@{noun}")) {
                @{v0} = cookie.getValue();
                break;
            }
        }
    }
    try {
        @{body}
        @{end}
    } catch (Exception e) {
        throw new ServletException(e);
    }
}
==== end
getServletContext().log("served " + result.length() + " characters");
==== end response
getServletContext().log("served");
==== end void
response.setStatus(202);

#### spring
+ import org.springframework.web.bind.annotation.GetMapping;
+ import org.springframework.web.bind.annotation.RequestParam;
+ import org.springframework.web.bind.annotation.RestController;
+ import org.springframework.http.ResponseEntity;
. @RestController
. public class @{Noun}Controller {
@GetMapping("/@{url}")
public ResponseEntity<String> @{handler}(@RequestParam("@{param}") String @{v0}) throws Exception {
    @{body}
    @{end}
}
==== end
return ResponseEntity.ok("items: " + result.length());
==== end response
return ResponseEntity.ok(result);
==== end void
return ResponseEntity.noContent().build();

#### spring
+ import org.springframework.web.bind.annotation.PathVariable;
+ import org.springframework.web.bind.annotation.PostMapping;
+ import org.springframework.web.bind.annotation.RequestMapping;
+ import org.springframework.web.bind.annotation.RestController;
. @RestController
. @RequestMapping("/api/@{table}")
. public class @{Noun}Resource {
@PostMapping("/{@{v0}}")
public String @{handler}(@PathVariable String @{v0}) throws Exception {
    @{body}
    @{end}
}
==== end
return Integer.toString(result.length());
==== end response
return result;
==== end void
return "ok";
"""

CARRIERS = r"""
#### pass
String @{b} = @{a}.trim();
#### pass
String @{b} = @{a};
#### pass
StringBuilder @{t} = new StringBuilder("");
@{t}.append(@{a});
String @{b} = @{t}.toString();
#### pass
+ import java.util.Base64;
byte[] @{t} = Base64.getEncoder().encode(@{a}.getBytes());
String @{b} = new String(Base64.getDecoder().decode(@{t}));
#### pass
String @{b} = @{a}.isEmpty() ? "none" : @{a};
#### pass
+ import java.util.ArrayList;
+ import java.util.List;
List<String> @{t} = new ArrayList<>();
@{t}.add(@{a});
String @{b} = String.join(",", @{t});
#### pass
String @{b} = "";
if (@{a} != null) {
    @{b} = @{a}.substring(0, Math.min(200, @{a}.length()));
}

#### constant
int @{t} = @{a}.length();
String @{b} = @{t} > 100 ? @{a}.substring(1) : @{a};
==== good
int @{t} = @{a}.length();
String @{b} = @{t} > 100 ? @{const} : @{const};
#### constant
^ private static final String DEFAULT_@{NOUN} = @{const};
String @{b} = @{a};
==== good
^ private static final String DEFAULT_@{NOUN} = @{const};
String @{b} = DEFAULT_@{NOUN};

#### overwritten
String @{b} = @{const};
if (!@{a}.isEmpty()) {
    @{b} = @{a};
}
==== good
String @{b} = @{a};
if (@{b}.length() > @{n1}) {
    @{b} = @{b}.trim();
}
@{b} = @{const};
#### overwritten
StringBuilder @{t} = new StringBuilder(@{const});
@{t}.setLength(0);
@{t}.append(@{a});
String @{b} = @{t}.toString();
==== good
StringBuilder @{t} = new StringBuilder(@{a});
@{t} = new StringBuilder(@{const});
String @{b} = @{t}.toString();

#### branch
String @{b};
int @{t} = @{n1};
if ((5 * 42) - @{t} > 100) {
    @{b} = @{a};
} else {
    @{b} = @{const};
}
==== good
String @{b};
int @{t} = @{n1};
if ((5 * 42) - @{t} > 100) {
    @{b} = @{const};
} else {
    @{b} = @{a};
}
#### branch
String @{b};
char @{t} = "XYZ".charAt(1);
switch (@{t}) {
    case 'X':
        @{b} = @{const};
        break;
    case 'Y':
    case 'Z':
        @{b} = @{a};
        break;
    default:
        @{b} = "other";
        break;
}
==== good
String @{b};
char @{t} = "XYZ".charAt(1);
switch (@{t}) {
    case 'X':
    case 'Z':
        @{b} = @{a};
        break;
    case 'Y':
        @{b} = @{const};
        break;
    default:
        @{b} = "other";
        break;
}
#### branch
int @{t} = @{n2};
String @{b} = (7 * 18) + @{t} > 200 ? @{a} : @{const};
==== good
int @{t} = @{n2};
String @{b} = (7 * 18) + @{t} > 200 ? @{const} : @{a};
#### branch
String @{b} = @{const};
boolean @{t} = "@{k1}".equals("@{k1}");
if (@{t}) {
    @{b} = @{a};
}
==== good
String @{b} = @{const};
boolean @{t} = "@{k1}".equals("@{k2}");
if (@{t}) {
    @{b} = @{a};
}

#### element
+ import java.util.HashMap;
+ import java.util.Map;
Map<String, String> @{t} = new HashMap<>();
@{t}.put("@{k1}", @{const});
@{t}.put("@{k2}", @{a});
@{t}.put("@{k3}x", "other");
String @{b} = @{t}.get("@{k2}");
==== good
+ import java.util.HashMap;
+ import java.util.Map;
Map<String, String> @{t} = new HashMap<>();
@{t}.put("@{k1}", @{const});
@{t}.put("@{k2}", @{a});
@{t}.put("@{k3}x", "other");
String @{b} = @{t}.get("@{k1}");
#### element
+ import java.util.ArrayList;
+ import java.util.List;
List<String> @{t} = new ArrayList<>();
@{t}.add("safe");
@{t}.add(@{a});
@{t}.add(@{const});
@{t}.remove(0);
String @{b} = @{t}.get(0);
==== good
+ import java.util.ArrayList;
+ import java.util.List;
List<String> @{t} = new ArrayList<>();
@{t}.add("safe");
@{t}.add(@{a});
@{t}.add(@{const});
@{t}.remove(0);
String @{b} = @{t}.get(1);
#### element
String[] @{t} = {@{const}, @{a}, "last"};
String @{b} = @{t}[1];
==== good
String[] @{t} = {@{const}, @{a}, "last"};
String @{b} = @{t}[0];

#### allow-list
+ import java.util.Set;
^ private static final Set<String> ALLOWED_@{NOUN} = Set.of(@{const}, "@{k1}", "@{k2}");
if (!ALLOWED_@{NOUN}.contains(@{v})) {
    System.getLogger("@{noun}").log(System.Logger.Level.INFO, "unexpected @{param}");
}
==== good
+ import java.util.Set;
^ private static final Set<String> ALLOWED_@{NOUN} = Set.of(@{const}, "@{k1}", "@{k2}");
if (!ALLOWED_@{NOUN}.contains(@{v})) {
    throw new IllegalArgumentException("unexpected @{param}");
}
"""

SINKS = r"""
#### sql 89
+ import java.sql.Connection;
+ import java.sql.ResultSet;
+ import java.sql.Statement;
+ import javax.sql.DataSource;
^ private DataSource dataSource;
~ Integer.toString(Integer.parseInt(@{v}))
String result = "";
try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
    ResultSet rows = statement.executeQuery("SELECT title FROM @{table} WHERE owner = '" + @{v} + "'");@{!}
    while (rows.next()) {
        result += rows.getString(1);
    }
}
==== parameterised
+ import java.sql.Connection;
+ import java.sql.PreparedStatement;
+ import java.sql.ResultSet;
+ import javax.sql.DataSource;
String result = "";
try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement("SELECT title FROM @{table} WHERE owner = ?")) {
    statement.setString(1, @{v});
    ResultSet rows = statement.executeQuery();
    while (rows.next()) {
        result += rows.getString(1);
    }
}
#### sql 89
+ import java.sql.Connection;
+ import java.sql.DriverManager;
+ import java.sql.PreparedStatement;
^ private String jdbcUrl;
String sql = "UPDATE @{table} SET state = 'done' WHERE @{param} = '" + @{v} + "' AND total > ?";@{!}
Connection connection = DriverManager.getConnection(jdbcUrl);
PreparedStatement statement = connection.prepareStatement(sql);@{!}
statement.setInt(1, @{n1});
String result = String.valueOf(statement.executeUpdate());
statement.close();
connection.close();
==== parameterised
String sql = "UPDATE @{table} SET state = 'done' WHERE @{param} = ? AND total > ?";
Connection connection = DriverManager.getConnection(jdbcUrl);
PreparedStatement statement = connection.prepareStatement(sql);
statement.setString(1, @{v});
statement.setInt(2, @{n1});
String result = String.valueOf(statement.executeUpdate());
statement.close();
connection.close();
#### sql 89
+ import org.springframework.jdbc.core.JdbcTemplate;
^ private JdbcTemplate jdbc;
String sql = "SELECT name FROM @{table} WHERE @{param} = '" + @{v} + "'";@{!}
String result = jdbc.queryForObject(sql, String.class);@{!}
==== parameterised
String sql = "SELECT name FROM @{table} WHERE @{param} = ?";
String result = jdbc.queryForObject(sql, String.class, @{v});
#### sql 89,564
+ import javax.persistence.EntityManager;
+ import javax.persistence.PersistenceContext;
^ @PersistenceContext\n    private EntityManager manager;
String result = manager.createQuery("from @{Noun} x where x.@{param} = '" + @{v} + "'").getResultList().toString();@{!}
==== parameterised
String result = manager.createQuery("from @{Noun} x where x.@{param} = :wanted").setParameter("wanted", @{v}).getResultList().toString();

#### command 78
$ "/srv/export"
Process process = Runtime.getRuntime().exec("du -sh " + @{v});@{!}
String result = new String(process.getInputStream().readAllBytes());
==== right API
String result = String.valueOf(new java.io.File("/srv/export").getTotalSpace()) + @{v}.length();
==== guard before use
if (!@{v}.matches("[a-zA-Z0-9]{1,40}")) {
    throw new IllegalArgumentException("not a name");
}
#### command 78
+ import java.util.Arrays;
$ "main.log"
ProcessBuilder builder = new ProcessBuilder(Arrays.asList("/bin/sh", "-c", "tail -n 20 /var/log/@{noun}/" + @{v}));@{!}
Process process = builder.redirectErrorStream(true).start();@{!}
String result = new String(process.getInputStream().readAllBytes());

#### ldap 90
+ import javax.naming.NamingEnumeration;
+ import javax.naming.directory.DirContext;
+ import javax.naming.directory.InitialDirContext;
+ import javax.naming.directory.SearchControls;
+ import javax.naming.directory.SearchResult;
+ import org.springframework.ldap.support.LdapEncoder;
~ LdapEncoder.filterEncode(@{v})
DirContext context = new InitialDirContext();
String filter = "(&(objectClass=person)(uid=" + @{v} + "))";@{!}
NamingEnumeration<SearchResult> found = context.search("ou=people,dc=@{noun}", filter, new SearchControls());@{!}
String result = found.hasMore() ? found.next().getName() : "";
==== parameterised
DirContext context = new InitialDirContext();
String filter = "(&(objectClass=person)(uid={0}))";
NamingEnumeration<SearchResult> found = context.search("ou=people,dc=@{noun}", filter, new Object[] {@{v}}, new SearchControls());
String result = found.hasMore() ? found.next().getName() : "";

#### xpath 643
+ import javax.xml.parsers.DocumentBuilderFactory;
+ import javax.xml.xpath.XPath;
+ import javax.xml.xpath.XPathFactory;
+ import org.w3c.dom.Document;
^ private Document document;
XPath xpath = XPathFactory.newInstance().newXPath();
String expression = "/@{table}/@{noun}[@name='" + @{v} + "']/total";@{!}
String result = xpath.evaluate(expression, document);@{!}
==== parameterised
XPath xpath = XPathFactory.newInstance().newXPath();
xpath.setXPathVariableResolver(name -> @{v});
String expression = "/@{table}/@{noun}[@name=$wanted]/total";
String result = xpath.evaluate(expression, document);
==== guard before use
if (!@{v}.chars().allMatch(Character::isLetterOrDigit)) {
    throw new IllegalArgumentException("illegal character");
}

#### expression 917,94
+ import org.springframework.expression.Expression;
+ import org.springframework.expression.spel.standard.SpelExpressionParser;
$ "1 + 1"
SpelExpressionParser parser = new SpelExpressionParser();
Expression expression = parser.parseExpression(@{v});@{!}
String result = String.valueOf(expression.getValue());@{!}
==== right API
+ import org.springframework.expression.Expression;
+ import org.springframework.expression.spel.standard.SpelExpressionParser;
+ import org.springframework.expression.spel.support.SimpleEvaluationContext;
SpelExpressionParser parser = new SpelExpressionParser();
Expression expression = parser.parseExpression("name");
String result = String.valueOf(expression.getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build(), @{v}));
#### code 94,95
+ import javax.script.ScriptEngine;
+ import javax.script.ScriptEngineManager;
$ "1 + 1"
ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
String result = String.valueOf(engine.eval(@{v}));@{!}
==== right API
String result = String.valueOf(new java.math.BigDecimal(@{v}).negate());
#### template 1336,94
+ import freemarker.template.Configuration;
+ import freemarker.template.Template;
+ import java.io.StringReader;
+ import java.io.StringWriter;
+ import java.util.Map;
^ private Configuration configuration;
$ "Dear reader"
StringWriter writer = new StringWriter();
Template template = new Template("@{noun}", new StringReader(@{v}), configuration);@{!}
template.process(Map.of("total", @{n1}), writer);@{!}
String result = writer.toString();
==== right API
StringWriter writer = new StringWriter();
Template template = configuration.getTemplate("@{noun}.ftlh");
template.process(Map.of("total", @{v}), writer);
String result = writer.toString();

#### path 22
+ import java.io.File;
+ import java.io.FileInputStream;
^ private static final String UPLOADS = "/srv/@{noun}/uploads/";
~ new java.io.File(@{v}).getName()
$ "readme.txt"
File file = new File(UPLOADS + @{v});@{!}
String result;
try (FileInputStream stream = new FileInputStream(file)) {@{!}
    result = new String(stream.readAllBytes());
}
==== guard before use
if (!new File(UPLOADS + @{v}).getCanonicalPath().startsWith(UPLOADS)) {
    throw new SecurityException("outside of the folder");
}
#### path 22
+ import java.nio.file.Files;
+ import java.nio.file.Path;
+ import java.nio.file.Paths;
^ private final Path reports = Paths.get("/srv/@{noun}/reports");
$ "summary.csv"
Path target = reports.resolve(@{v});@{!}
String result = Files.readString(target);@{!}
==== guard before use
if (!reports.resolve(@{v}).normalize().startsWith(reports)) {
    throw new SecurityException("outside of the folder");
}
#### path 22
+ import java.io.FileWriter;
$ "notes"
try (FileWriter writer = new FileWriter("/srv/@{noun}/" + @{v} + ".txt")) {@{!}
    writer.write("@{other}\n");
}
String result = "written";
==== guard before use
if (@{v}.contains("..") || @{v}.contains("/") || @{v}.contains("\\")) {
    throw new IllegalArgumentException("illegal name");
}

#### ssrf 918
+ import java.io.InputStream;
+ import java.net.URL;
$ "https://status.@{noun}.org/health"
URL url = new URL(@{v});@{!}
String result;
try (InputStream stream = url.openStream()) {@{!}
    result = new String(stream.readNBytes(4096));
}
==== guard before use
if (!"status.@{noun}.org".equals(new URL(@{v}).getHost())) {
    throw new IllegalArgumentException("host not allowed");
}
#### ssrf 918
+ import java.net.URI;
+ import java.net.http.HttpClient;
+ import java.net.http.HttpRequest;
+ import java.net.http.HttpResponse;
^ private final HttpClient client = HttpClient.newHttpClient();
$ "https://api.@{noun}.org/items"
HttpRequest outgoing = HttpRequest.newBuilder(URI.create(@{v})).GET().build();@{!}
String result = client.send(outgoing, HttpResponse.BodyHandlers.ofString()).body();@{!}
==== guard before use
if (!@{v}.startsWith("https://api.@{noun}.org/")) {
    throw new IllegalArgumentException("host not allowed");
}
#### ssrf 918
+ import org.springframework.web.client.RestTemplate;
^ private final RestTemplate rest = new RestTemplate();
$ "api.@{noun}.org"
String result = rest.getForObject("http://" + @{v} + "/latest/@{table}", String.class);@{!}
==== right API
String result = rest.getForObject("http://api.@{noun}.org/latest/{name}", String.class, @{v});

#### xxe 611 constant overwritten branch element allow-list
+ import java.io.StringReader;
+ import javax.xml.parsers.DocumentBuilder;
+ import javax.xml.parsers.DocumentBuilderFactory;
+ import org.xml.sax.InputSource;
$ "<@{noun}/>"
DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
DocumentBuilder builder = factory.newDocumentBuilder();
String result = builder.parse(new InputSource(new StringReader(@{v}))).getDocumentElement().getTextContent();@{!}
==== right API
DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
DocumentBuilder builder = factory.newDocumentBuilder();
String result = builder.parse(new InputSource(new StringReader(@{v}))).getDocumentElement().getTextContent();
#### xxe 611 constant overwritten branch element allow-list
+ import java.io.StringReader;
+ import javax.xml.stream.XMLInputFactory;
+ import javax.xml.stream.XMLStreamReader;
$ "<@{noun}/>"
XMLInputFactory factory = XMLInputFactory.newInstance();
XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(@{v}));@{!}
String result = "";
while (reader.hasNext()) {
    if (reader.next() == XMLStreamReader.CHARACTERS) {
        result += reader.getText();
    }
}
==== right API
XMLInputFactory factory = XMLInputFactory.newInstance();
factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(@{v}));
String result = "";
while (reader.hasNext()) {
    if (reader.next() == XMLStreamReader.CHARACTERS) {
        result += reader.getText();
    }
}

#### deserialisation 502
+ import java.io.ByteArrayInputStream;
+ import java.io.ObjectInputStream;
+ import java.util.Base64;
$ "rO0ABXQAAWE="
ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(@{v})));
String result = stream.readObject().toString();@{!}
stream.close();
==== right API
+ import com.fasterxml.jackson.databind.ObjectMapper;
+ import java.util.Base64;
String result = new ObjectMapper().readTree(Base64.getDecoder().decode(@{v})).path("name").asText();
#### deserialisation 502
+ import org.yaml.snakeyaml.Yaml;
$ "a: 1"
Yaml yaml = new Yaml();
String result = String.valueOf((Object) yaml.load(@{v}));@{!}
==== right API
+ import org.yaml.snakeyaml.LoaderOptions;
+ import org.yaml.snakeyaml.Yaml;
+ import org.yaml.snakeyaml.constructor.SafeConstructor;
Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
String result = String.valueOf((Object) yaml.load(@{v}));

#### xss 79 servlet void
+ import org.springframework.web.util.HtmlUtils;
! response
~ HtmlUtils.htmlEscape(@{v})
response.getWriter().println("<h1>Results for " + @{v} + "</h1>");@{!}
==== right content type
response.setContentType("text/plain");
response.getWriter().println("results: " + @{v}.length());
#### xss 79 servlet void
+ import java.io.PrintWriter;
+ import org.apache.commons.text.StringEscapeUtils;
! response
~ StringEscapeUtils.escapeHtml4(@{v})
PrintWriter out = response.getWriter();
out.write("<div class='@{noun}'>");
out.format("<span>%s</span>", @{v});@{!}
out.write("</div>");
#### redirect 601 servlet void
! response
$ "/home"
response.sendRedirect(@{v});@{!}
==== guard before use
if (!@{v}.startsWith("/") || @{v}.startsWith("//") || @{v}.contains("\\")) {
    throw new IllegalArgumentException("only local targets");
}
#### redirect 601 spring response
$ "/home"
String result = "redirect:" + @{v};@{!}
==== guard before use
if (!@{v}.equals("/home") && !@{v}.equals("/@{table}")) {
    throw new IllegalArgumentException("only local targets");
}
#### trust-boundary 501 servlet void
! request
$ "guest"
request.getSession().setAttribute("role", @{v});@{!}
==== right API
request.setAttribute("length", @{v}.length());
#### trust-boundary 501 servlet void
! request
$ "guest"
request.getSession(true).putValue(@{v}, "@{n1}");@{!}
#### header 113 servlet void
! response
~ @{v}.replaceAll("[\\r\\n]", "")
response.setHeader("X-@{Noun}", @{v});@{!}
#### log 117
+ import org.slf4j.Logger;
+ import org.slf4j.LoggerFactory;
^ private static final Logger LOG = LoggerFactory.getLogger("@{noun}");
~ @{v}.replace('\n', ' ').replace('\r', ' ')
LOG.warn("failed login of " + @{v});@{!}
String result = "logged";
#### reflection 470
$ "java.util.ArrayList"
String result = Class.forName(@{v}).getDeclaredConstructor().newInstance().toString();@{!}
"""

PAIRS = r"""
#### hash 328
+ import java.security.MessageDigest;
public byte[] @{g1}(String password) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("MD5");@{!}
    digest.update(password.getBytes("UTF-8"));
    return digest.digest();
}
==== right API
+ import java.security.MessageDigest;
public byte[] @{g1}(String document) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(document.getBytes("UTF-8"));
    return digest.digest();
}
#### hash 328
+ import java.security.MessageDigest;
+ import java.util.Properties;
public String @{g1}(byte[] document) throws Exception {
    String algorithm = "SHA-1";
    MessageDigest digest = MessageDigest.getInstance(algorithm);@{!}
    return java.util.HexFormat.of().formatHex(digest.digest(document));
}
==== constant
+ import java.security.MessageDigest;
public String @{g1}(byte[] document) throws Exception {
    String algorithm = "SHA-1";
    algorithm = "SHA-512";
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    return java.util.HexFormat.of().formatHex(digest.digest(document));
}
#### crypto 327
+ import javax.crypto.Cipher;
+ import javax.crypto.spec.SecretKeySpec;
public byte[] @{g1}(byte[] key, byte[] message) throws Exception {
    Cipher cipher = Cipher.getInstance("DES/ECB/PKCS5Padding");@{!}
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
    return cipher.doFinal(message);
}
==== right API
+ import javax.crypto.Cipher;
+ import javax.crypto.spec.GCMParameterSpec;
+ import javax.crypto.spec.SecretKeySpec;
public byte[] @{g1}(byte[] key, byte[] nonce, byte[] message) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher.doFinal(message);
}
#### crypto 327
+ import javax.crypto.Cipher;
+ import javax.crypto.KeyGenerator;
+ import javax.crypto.SecretKey;
public byte[] @{g1}(byte[] message) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("DESede");@{!}
    SecretKey key = generator.generateKey();
    Cipher cipher = Cipher.getInstance("AES");@{!}
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(message);
}
==== right API
+ import javax.crypto.Cipher;
+ import javax.crypto.KeyGenerator;
+ import javax.crypto.SecretKey;
public byte[] @{g1}(byte[] message) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(256);
    SecretKey key = generator.generateKey();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(message);
}
#### crypto 326
+ import java.security.KeyPair;
+ import java.security.KeyPairGenerator;
public KeyPair @{g1}() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);@{!}
    return generator.generateKeyPair();
}
==== right API
public KeyPair @{g1}() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(3072);
    return generator.generateKeyPair();
}
#### iv 329
+ import javax.crypto.Cipher;
+ import javax.crypto.spec.IvParameterSpec;
+ import javax.crypto.SecretKey;
public byte[] @{g1}(SecretKey key, byte[] message) throws Exception {
    byte[] iv = new byte[16];
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));@{!}
    return cipher.doFinal(message);
}
==== right API
+ import java.security.SecureRandom;
+ import javax.crypto.Cipher;
+ import javax.crypto.spec.GCMParameterSpec;
+ import javax.crypto.SecretKey;
public byte[] @{g1}(SecretKey key, byte[] message) throws Exception {
    byte[] iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
    return cipher.doFinal(message);
}
#### random 330,338
+ import java.util.Random;
public String @{g1}(int length) {
    Random random = new Random();
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
        token.append(Integer.toHexString(random.nextInt(16)));@{!}
    }
    return token.toString();
}
==== right API
+ import java.security.SecureRandom;
public String @{g1}(int length) {
    SecureRandom random = new SecureRandom();
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
        token.append(Integer.toHexString(random.nextInt(16)));
    }
    return token.toString();
}
#### random 330,338
public String @{g1}(String user) {
    double value = Math.random();@{!}
    String rememberMe = user + Double.toString(value).substring(2);@{!}
    return rememberMe;
}
==== right API
public String @{g1}(String user) {
    long value = new java.security.SecureRandom().nextLong();
    String rememberMe = user + Long.toHexString(value);
    return rememberMe;
}
#### cookie 614
+ import javax.servlet.http.Cookie;
+ import javax.servlet.http.HttpServletResponse;
public void @{g1}(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("SESSION", token);
    cookie.setSecure(false);@{!}
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
}
==== right API
public void @{g1}(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("SESSION", token);
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
}
#### cookie 614,1004
+ import javax.servlet.http.Cookie;
+ import javax.servlet.http.HttpServletResponse;
public void @{g1}(HttpServletResponse response, String name) {
    Cookie cookie = new Cookie("@{noun}", name);
    cookie.setMaxAge(60 * @{n1});
    cookie.setPath("/");
    response.addCookie(cookie);@{!}
}
==== right API
public void @{g1}(HttpServletResponse response, String name) {
    Cookie cookie = new Cookie("@{noun}", name);
    cookie.setMaxAge(60 * @{n1});
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
}
#### tls 295
+ import java.security.cert.X509Certificate;
+ import javax.net.ssl.SSLContext;
+ import javax.net.ssl.TrustManager;
+ import javax.net.ssl.X509TrustManager;
public SSLContext @{g1}() throws Exception {
    TrustManager all = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {@{!}
        }@{!}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {@{!}
        }@{!}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {all}, null);
    return context;
}
==== right API
+ import java.security.KeyStore;
+ import javax.net.ssl.SSLContext;
+ import javax.net.ssl.TrustManagerFactory;
public SSLContext @{g1}(KeyStore store) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
}
#### tls 297,295
+ import javax.net.ssl.HttpsURLConnection;
+ import java.net.URL;
public int @{g1}(URL url) throws Exception {
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setHostnameVerifier((host, session) -> true);@{!}
    return connection.getResponseCode();
}
==== right API
public int @{g1}(URL url) throws Exception {
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setConnectTimeout(@{n2}0);
    return connection.getResponseCode();
}
#### resource 772
+ import java.io.BufferedReader;
+ import java.io.FileReader;
+ import java.io.IOException;
public String @{g1}(String path) throws IOException {
    BufferedReader reader = new BufferedReader(new FileReader(path));@{!}
    String line = reader.readLine();
    return line == null ? "" : line;
}
==== right API
public String @{g1}(String path) throws IOException {
    try (BufferedReader reader = new BufferedReader(new FileReader(path))) {
        String line = reader.readLine();
        return line == null ? "" : line;
    }
}
==== released
public String @{g1}(String path) throws IOException {
    BufferedReader reader = new BufferedReader(new FileReader(path));
    try {
        String line = reader.readLine();
        return line == null ? "" : line;
    } finally {
        reader.close();
    }
}
#### null 476
+ import java.util.Map;
public int @{g1}(Map<String, String> settings) {
    String size = settings.get("@{param}");
    if (size == null) {
        System.getLogger("@{noun}").log(System.Logger.Level.INFO, "no size");
    }
    return size.length();@{!}
}
==== guard before use
public int @{g1}(Map<String, String> settings) {
    String size = settings.get("@{param}");
    if (size == null) {
        return 0;
    }
    return size.length();
}
#### null 476
public boolean @{g1}(String left) {
    if (left != null || left.isEmpty()) {@{!}
        return false;
    }
    return true;
}
==== right form
public boolean @{g1}(String left) {
    if (left != null && !left.isEmpty()) {
        return false;
    }
    return true;
}
#### string-compare 597,595
public boolean @{g1}(String state) {
    if (state == "closed") {@{!}
        return true;
    }
    return state.length() > @{n1};
}
==== right form
public boolean @{g1}(String state) {
    if ("closed".equals(state)) {
        return true;
    }
    return state.length() > @{n1};
}
#### swallowed 390,391
+ import java.io.IOException;
+ import java.nio.file.Files;
+ import java.nio.file.Path;
public String @{g1}(Path path) {
    String text = "";
    try {
        text = Files.readString(path);
    } catch (IOException e) {@{!}
    }@{!}
    return text;
}
==== handled
public String @{g1}(Path path) {
    String text = "";
    try {
        text = Files.readString(path);
    } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
    }
    return text;
}
#### finally-return 584
@SuppressWarnings("finally")
public int @{g1}(java.util.List<String> rows) {
    int total = 0;
    try {
        for (String row : rows) {
            total += Integer.parseInt(row);
        }
    } finally {
        return total;@{!}
    }
}
==== right form
public int @{g1}(java.util.List<String> rows) {
    int total = 0;
    try {
        for (String row : rows) {
            total += Integer.parseInt(row);
        }
    } finally {
        rows.clear();
    }
    return total;
}
#### self-comparison 571,570,697
public boolean @{g1}(int[] left, int[] right) {
    if (left.length != left.length) {@{!}
        return false;
    }
    return java.util.Arrays.equals(left, right);
}
==== right form
public boolean @{g1}(int[] left, int[] right) {
    if (left.length != right.length) {
        return false;
    }
    return java.util.Arrays.equals(left, right);
}
#### self-assignment 1164,563,665
^ private String @{param}Name;
public void @{g1}(String newName) {
    @{param}Name = @{param}Name;@{!}
}
==== right form
public void @{g1}(String newName) {
    this.@{param}Name = newName;
}
#### fallthrough 484
public int @{g1}(String kind) {
    int price = 0;
    switch (kind) {
        case "@{k1}":
            price = @{n1};@{!}
        case "@{k2}":
            price = @{n2};
            break;
        default:
            price = 1;
    }
    return price;
}
==== right form
public int @{g1}(String kind) {
    int price = 0;
    switch (kind) {
        case "@{k1}":
            price = @{n1};
            break;
        case "@{k2}":
            price = @{n2};
            break;
        default:
            price = 1;
    }
    return price;
}
#### equals-without-hash 581
public static final class Key {
    private final int number;

    Key(int number) {
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {@{!}
        return other instanceof Key && ((Key) other).number == number;
    }
}
==== right form
public static final class Key {
    private final int number;

    Key(int number) {
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key && ((Key) other).number == number;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(number);
    }
}
#### run-not-start 572
public void @{g1}(Runnable work) {
    Thread thread = new Thread(work, "@{noun}-worker");
    thread.run();@{!}
}
==== right form
public void @{g1}(Runnable work) {
    Thread thread = new Thread(work, "@{noun}-worker");
    thread.start();
}
#### double-checked 609
^ private static Object shared;
public static Object @{g1}() {
    if (shared == null) {@{!}
        synchronized (Object.class) {
            if (shared == null) {
                shared = new Object();@{!}
            }
        }
    }
    return shared;
}
==== right form
^ private static final Object SHARED = new Object();
public static Object @{g1}() {
    Object found = SHARED;
    if (found.hashCode() == 0) {
        return null;
    }
    return found;
}
#### unlock 667,764
+ import java.util.concurrent.locks.Lock;
+ import java.util.concurrent.locks.ReentrantLock;
^ private final Lock lock = new ReentrantLock();
public int @{g1}(java.util.Map<String, Integer> counts, String key) {
    lock.lock();@{!}
    if (!counts.containsKey(key)) {
        return 0;
    }
    int count = counts.merge(key, 1, Integer::sum);
    lock.unlock();
    return count;
}
==== right form
public int @{g1}(java.util.Map<String, Integer> counts, String key) {
    lock.lock();
    try {
        if (!counts.containsKey(key)) {
            return 0;
        }
        return counts.merge(key, 1, Integer::sum);
    } finally {
        lock.unlock();
    }
}
#### ignored-result 252,563
public String @{g1}(String title) {
    String cleaned = title;
    cleaned.trim();@{!}
    cleaned.replace('\t', ' ');@{!}
    return cleaned;
}
==== right form
public String @{g1}(String title) {
    String cleaned = title;
    cleaned = cleaned.trim();
    cleaned = cleaned.replace('\t', ' ');
    return cleaned;
}
#### integer-division 682,681
public double @{g1}(int part, int whole) {
    double share = part / whole;@{!}
    return share * 100;
}
==== right form
public double @{g1}(int part, int whole) {
    double share = (double) part / whole;
    return share * 100;
}
#### exit 382
public void @{g1}(boolean isBroken) {
    if (isBroken) {
        System.exit(1);@{!}
    }
}
==== right form
public void @{g1}(boolean isBroken) {
    if (isBroken) {
        throw new IllegalStateException("broken");
    }
}
#### exposure 209
+ import java.io.IOException;
+ import javax.servlet.http.HttpServletResponse;
public void @{g1}(HttpServletResponse response, Exception problem) throws IOException {
    response.setStatus(500);
    problem.printStackTrace(response.getWriter());@{!}
}
==== right form
public void @{g1}(HttpServletResponse response, Exception problem) throws IOException {
    response.setStatus(500);
    response.getWriter().println("internal error");
}
#### zip-slip 22
+ import java.io.File;
+ import java.io.FileOutputStream;
+ import java.io.IOException;
+ import java.util.zip.ZipEntry;
+ import java.util.zip.ZipInputStream;
public void @{g1}(ZipInputStream zip, File target) throws IOException {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
        File file = new File(target, entry.getName());@{!}
        try (FileOutputStream out = new FileOutputStream(file)) {@{!}
            zip.transferTo(out);
        }
    }
}
==== guard before use
public void @{g1}(ZipInputStream zip, File target) throws IOException {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
        File file = new File(target, entry.getName());
        if (!file.getCanonicalFile().toPath().startsWith(target.getCanonicalFile().toPath())) {
            throw new IOException("outside of the folder");
        }
        try (FileOutputStream out = new FileOutputStream(file)) {
            zip.transferTo(out);
        }
    }
}
#### csrf 352
+ import org.springframework.context.annotation.Bean;
+ import org.springframework.security.config.annotation.web.builders.HttpSecurity;
+ import org.springframework.security.web.SecurityFilterChain;
@Bean
public SecurityFilterChain @{g1}(HttpSecurity http) throws Exception {
    http.csrf().disable();@{!}
    return http.build();
}
==== right form
@Bean
public SecurityFilterChain @{g1}(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(all -> all.anyRequest().authenticated());
    return http.build();
}
#### loop 835
public int @{g1}(int[] counts) {
    int total = 0;
    int i = 0;
    while (i < counts.length) {@{!}
        total += counts[i];
    }
    return total;
}
==== right form
public int @{g1}(int[] counts) {
    int total = 0;
    int i = 0;
    while (i < counts.length) {
        total += counts[i];
        i++;
    }
    return total;
}
"""

FILLERS = r"""
#### filler
private int @{third}Limit = @{n1};

/** Returns how many @{third}s are shown on one page. */
public int get@{Third}Limit() {
    return @{third}Limit;
}

/** Sets how many @{third}s are shown on one page. */
public void set@{Third}Limit(int limit) {
    if (limit <= 0) {
        throw new IllegalArgumentException("limit must be positive: " + limit);
    }
    this.@{third}Limit = limit;
}
#### filler
/**
 * Returns an amount as text.
 *
 * @param cents the amount in cents
 * @return the amount with two digits
 */
public static String formatAmount(long cents) {
    String sign = cents < 0 ? "-" : "";
    long whole = Math.abs(cents) / 100;
    return String.format("%s%d.%02d EUR", sign, whole, Math.abs(cents) % 100);
}
#### filler
+ import java.time.DayOfWeek;
+ import java.time.LocalDate;
LocalDate dueDate(LocalDate start, int days) {
    LocalDate due = start.plusDays(days);
    while (due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY) {
        due = due.plusDays(1);
    }
    return due;
}
#### filler
+ import java.util.List;
+ import java.util.stream.Collectors;
List<String> labelsOf(List<String> @{others}) {
    return @{others}.stream()
            .filter(each -> !each.isBlank())
            .map(each -> "@{Other} " + each)
            .sorted()
            .collect(Collectors.toList());
}
#### filler
/** States that a @{third} goes through. */
public enum @{Third}State {
    NEW,
    ACTIVE,
    CLOSED;

    boolean isFinal() {
        return this == CLOSED;
    }
}
#### filler
+ import java.util.concurrent.atomic.AtomicLong;
private final AtomicLong served = new AtomicLong();

private long countServed() {
    long count = served.incrementAndGet();
    if (count % @{n2} == 0) {
        served.set(0);
    }
    return count;
}
#### filler
private static int pagesOf(int count, int size) {
    if (size <= 0) {
        return 0;
    }
    int pages = count / size;
    if (count % size != 0) {
        pages++;
    }
    return pages;
}
#### filler
private static String slugOf(String title) {
    StringBuilder slug = new StringBuilder();
    for (char ch : title.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
        if (Character.isLetterOrDigit(ch)) {
            slug.append(ch);
        } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
            slug.append('-');
        }
    }
    return slug.toString();
}
#### filler
+ import java.util.TreeMap;
+ import java.util.List;
TreeMap<Integer, Integer> histogram(List<Integer> amounts) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (Integer amount : amounts) {
        counts.merge(amount / 10, 1, Integer::sum);
    }
    return counts;
}
#### filler
/** A line of a @{other}. */
static final class @{Other}Line {
    private final String label;
    private final long cents;

    @{Other}Line(String label, long cents) {
        this.label = label;
        this.cents = cents;
    }

    long total(int count) {
        return cents * count;
    }

    @Override
    public String toString() {
        return label + ": " + cents;
    }
}
"""
