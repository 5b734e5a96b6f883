"""Short vulnerable programs in Java and C#, as one writes them when asked for a small task."""

PROGRAMS = r"""
#### 89 java
import java.io.IOException;
import java.sql.*;
import javax.servlet.http.*;

public class UserServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String id = req.getParameter("id");
        try (Connection c = DriverManager.getConnection("jdbc:mysql://localhost/shop");
             Statement s = c.createStatement();
             ResultSet rs = s.executeQuery("SELECT name FROM users WHERE id = " + id)) {
            while (rs.next()) {
                resp.getWriter().println(rs.getInt(1));
            }
        } catch (SQLException e) {
            resp.sendError(500);
        }
    }
}
#### 89 java
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class SearchController {
    private final JdbcTemplate jdbc;

    public SearchController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/search")
    public List<String> search(@RequestParam String q) {
        String sql = String.format("SELECT title FROM books WHERE title LIKE '%%%s%%'", q);
        return jdbc.queryForList(sql, String.class);
    }
}
#### 89 java
import java.sql.*;
import java.util.Scanner;

public class Login {
    public static void main(String[] args) throws SQLException {
        Scanner in = new Scanner(System.in);
        String user = in.nextLine();
        String pw = in.nextLine();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:app.db")) {
            PreparedStatement ps = c.prepareStatement(
                "SELECT * FROM users WHERE name='" + user + "' AND pw='" + pw + "'");
            System.out.println(ps.executeQuery().next() ? "ok" : "wrong");
        }
    }
}
#### 78 java
import java.io.*;
import javax.servlet.http.*;

public class PingServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String host = req.getParameter("host");
        Process p = Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping -c 1 " + host});
        try (BufferedReader r = new BufferedReader(new InputStreamReader(p.getInputStream()))) {
            resp.setContentType("text/plain");
            resp.getWriter().println(r.lines().count());
        }
    }
}
#### 22 java
import java.io.*;
import java.nio.file.*;
import javax.servlet.http.*;

public class FileServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String name = req.getParameter("name");
        Path path = Paths.get("/var/www/files/" + name);
        Files.copy(path, resp.getOutputStream());
    }
}
#### 22 java
import java.io.*;
import java.util.zip.*;

public class Unzip {
    public static void main(String[] args) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new FileInputStream(args[0]))) {
            ZipEntry e;
            while ((e = in.getNextEntry()) != null) {
                try (FileOutputStream out = new FileOutputStream("out/" + e.getName())) {
                    in.transferTo(out);
                }
            }
        }
    }
}
#### 79 java
import java.io.IOException;
import javax.servlet.http.*;

public class HelloServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        resp.setContentType("text/html");
        String name = req.getParameter("name");
        resp.getWriter().println("<html><body>Hello " + name + "</body></html>");
    }
}
#### 601 java
import java.io.IOException;
import javax.servlet.http.*;

public class LogoutServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        req.getSession().invalidate();
        String next = req.getParameter("next");
        resp.sendRedirect(next != null ? next : "/");
    }
}
#### 918 java
import java.io.*;
import java.net.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class ProxyController {
    @GetMapping("/proxy")
    public String proxy(@RequestParam String url) throws IOException {
        HttpURLConnection c = (HttpURLConnection) new URL(url).openConnection();
        try (InputStream in = c.getInputStream()) {
            return new String(in.readAllBytes());
        }
    }
}
#### 611 java
import java.io.*;
import javax.xml.parsers.*;
import org.w3c.dom.Document;

public class XmlReader {
    public static String rootName(InputStream in) throws Exception {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        Document d = f.newDocumentBuilder().parse(in);
        return d.getDocumentElement().getNodeName();
    }
}
#### 611 java
import java.io.InputStream;
import javax.xml.parsers.*;
import org.xml.sax.helpers.DefaultHandler;

public class SaxCounter extends DefaultHandler {
    public void count(InputStream in) throws Exception {
        SAXParser parser = SAXParserFactory.newInstance().newSAXParser();
        parser.parse(in, this);
    }
}
#### 502 java
import java.io.*;
import javax.servlet.http.*;

public class StateServlet extends HttpServlet {
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(req.getInputStream())) {
            Object state = in.readObject();
            resp.getWriter().println(state.hashCode());
        } catch (ClassNotFoundException e) {
            resp.sendError(400);
        }
    }
}
#### 502 java
import java.beans.XMLDecoder;
import java.io.*;

public class ConfigLoader {
    public Object load(String path) throws IOException {
        try (XMLDecoder d = new XMLDecoder(new FileInputStream(path))) {
            return d.readObject();
        }
    }
}
#### 90 java
import java.util.Hashtable;
import javax.naming.*;
import javax.naming.directory.*;

public class Directory {
    public boolean exists(String user) throws NamingException {
        DirContext ctx = new InitialDirContext(new Hashtable<>());
        NamingEnumeration<?> r = ctx.search("dc=example,dc=com", "(uid=" + user + ")", new SearchControls());
        return r.hasMore();
    }
}
#### 643 java
import javax.xml.xpath.*;
import org.xml.sax.InputSource;

public class Accounts {
    public String login(String user, String pw) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String q = "//user[name/text()='" + user + "' and pw/text()='" + pw + "']/id";
        return xpath.evaluate(q, new InputSource("users.xml"));
    }
}
#### 94 java
import javax.script.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class CalcController {
    @GetMapping("/calc")
    public Object calc(@RequestParam String expr) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("JavaScript");
        return engine.eval(expr);
    }
}
#### 917 java
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

@RestController
public class FilterController {
    @GetMapping("/filter")
    public String filter(@RequestParam("f") String f) {
        return new SpelExpressionParser().parseExpression(f).getValue(String.class);
    }
}
#### 470 java
public class PluginLoader {
    public static void main(String[] args) throws Exception {
        Class<?> c = Class.forName(args[0]);
        Runnable r = (Runnable) c.getDeclaredConstructor().newInstance();
        r.run();
    }
}
#### 113 java
import javax.servlet.http.*;

public class LangServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) {
        String lang = req.getParameter("lang");
        resp.addHeader("X-Language", lang);
    }
}
#### 117 java
import java.util.logging.Logger;
import javax.servlet.http.*;

public class AuditServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("audit");

    protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
        LOG.info("user " + req.getParameter("user") + " logged in");
        resp.setStatus(204);
    }
}
#### 501 java
import javax.servlet.http.*;

public class RoleServlet extends HttpServlet {
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
        String role = req.getParameter("role");
        req.getSession().setAttribute("role", role);
    }
}
#### 328 java
import java.math.BigInteger;
import java.security.*;

public class Passwords {
    public static String hash(String password) throws NoSuchAlgorithmException {
        MessageDigest md = MessageDigest.getInstance("MD5");
        return new BigInteger(1, md.digest(password.getBytes())).toString(16);
    }
}
#### 327 java
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

public class Encryptor {
    public byte[] encrypt(byte[] key, String text) throws Exception {
        Cipher c = Cipher.getInstance("AES");
        c.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return c.doFinal(text.getBytes("UTF-8"));
    }
}
#### 327 java
import javax.crypto.*;

public class DesTool {
    public byte[] encrypt(byte[] data) throws Exception {
        SecretKey key = KeyGenerator.getInstance("DES").generateKey();
        Cipher c = Cipher.getInstance("DES/CBC/PKCS5Padding");
        c.init(Cipher.ENCRYPT_MODE, key);
        return c.doFinal(data);
    }
}
#### 330 java
import java.util.Random;

public class TokenGenerator {
    private static final Random RANDOM = new Random();

    public static String newToken() {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            sb.append((char) ('a' + RANDOM.nextInt(26)));
        }
        return sb.toString();
    }
}
#### 614 java
import javax.servlet.http.*;

public class RememberServlet extends HttpServlet {
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
        Cookie c = new Cookie("remember", req.getSession().getId());
        c.setMaxAge(86400);
        resp.addCookie(c);
    }
}
#### 295 java
import javax.net.ssl.*;
import java.net.URL;

public class Client {
    public static void main(String[] args) throws Exception {
        HttpsURLConnection.setDefaultHostnameVerifier((h, s) -> true);
        URL url = new URL("https://api.example.org/data");
        System.out.println(url.openStream().available());
    }
}
#### 772 java
import java.io.*;

public class LineCounter {
    public static int count(String path) throws IOException {
        BufferedReader r = new BufferedReader(new FileReader(path));
        int n = 0;
        while (r.readLine() != null) {
            n++;
        }
        return n;
    }
}
#### 390 java
public class Numbers {
    public static int parse(String s) {
        int n = 0;
        try {
            n = Integer.parseInt(s);
        } catch (Exception e) {
        }
        return n;
    }
}
#### 476 java
import java.util.*;

public class Ages {
    private final Map<String, Integer> ages = new HashMap<>();

    public int next(String name) {
        Integer age = null;
        if (ages.isEmpty()) {
            System.out.println("no ages");
        } else {
            age = ages.get(name);
        }
        return age.intValue() + 1;
    }
}
#### 597 java
public class Menu {
    public static String choose(String option) {
        if (option == "quit") {
            return "bye";
        }
        return "chose " + option;
    }
}
#### 209 java
import java.io.*;
import javax.servlet.http.*;

public class DivideServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        try {
            int a = Integer.parseInt(req.getParameter("a"));
            resp.getWriter().println(100 / a);
        } catch (Exception e) {
            e.printStackTrace(resp.getWriter());
        }
    }
}
#### 567 java
public class Counter implements Runnable {
    private static int count = 0;

    public void run() {
        for (int i = 0; i < 1000; i++) {
            count++;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Thread a = new Thread(new Counter());
        Thread b = new Thread(new Counter());
        a.start();
        b.start();
        a.join();
        b.join();
        System.out.println(count);
    }
}
#### 190 java
import java.util.Scanner;

public class Area {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int w = in.nextInt();
        int h = in.nextInt();
        int area = w * h;
        byte[] cells = new byte[area];
        System.out.println(cells.length);
    }
}
#### 369 java
public class Average {
    public static int of(int[] values) {
        int sum = 0;
        for (int v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
#### 835 java
public class Poller {
    private boolean done;

    public void waitUntilDone() {
        int tries = 0;
        while (tries < 10) {
            if (done) {
                System.out.println("done");
            }
        }
    }
}
#### 352 java
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

public class SecurityConfig extends WebSecurityConfigurerAdapter {
    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.csrf().disable().authorizeRequests().anyRequest().authenticated();
    }
}
#### 434 java
import java.io.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class UploadController {
    @PostMapping("/upload")
    public String upload(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/var/www/uploads/" + file.getOriginalFilename()));
        return "ok";
    }
}
#### 798 java
import java.sql.*;

public class Db {
    public static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://db/app", "root", "R00tPassw0rd!x");
    }
}
#### 1333 java
import java.util.regex.Pattern;
import javax.servlet.http.*;

public class MatchServlet extends HttpServlet {
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) {
        boolean ok = Pattern.matches(req.getParameter("pattern"), "some text");
        resp.setStatus(ok ? 200 : 404);
    }
}
#### 89 csharp
using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class UserController : Controller
{
    public IActionResult Get(string name)
    {
        using var c = new SqlConnection("Server=.;Database=app;Integrated Security=true");
        c.Open();
        var cmd = new SqlCommand("SELECT Id FROM Users WHERE Name = '" + name + "'", c);
        return Ok(cmd.ExecuteScalar());
    }
}
#### 78 csharp
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class PingController : Controller
{
    [HttpGet("ping")]
    public IActionResult Ping(string host)
    {
        Process.Start("cmd.exe", "/c ping " + host);
        return Ok();
    }
}
#### 22 csharp
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class FilesController : Controller
{
    [HttpGet("file")]
    public IActionResult Get(string name)
    {
        return Content(System.IO.File.ReadAllText("files/" + name));
    }
}
#### 502 csharp
using System.IO;
using System.Runtime.Serialization.Formatters.Binary;

public class Loader
{
    public object Load(Stream stream)
    {
        var formatter = new BinaryFormatter();
        return formatter.Deserialize(stream);
    }
}
#### 328 csharp
using System;
using System.Security.Cryptography;
using System.Text;

public static class Passwords
{
    public static string Hash(string password)
    {
        using (var sha = SHA1.Create())
        {
            return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(password)));
        }
    }
}
#### 338 csharp
using System;

public static class Tokens
{
    public static string Create()
    {
        var random = new Random();
        return random.Next().ToString("x") + random.Next().ToString("x");
    }
}
#### 601 csharp
using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    public IActionResult Login(string returnUrl)
    {
        return Redirect(returnUrl);
    }
}
#### 611 csharp
using System.IO;
using System.Xml;

public class Reader
{
    public string Root(Stream s)
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Parse;
        settings.XmlResolver = new XmlUrlResolver();
        using var reader = XmlReader.Create(s, settings);
        reader.MoveToContent();
        return reader.Name;
    }
}
"""
