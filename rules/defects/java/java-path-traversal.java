package org.example.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.multipart.MultipartFile;

public class FileServlet {
  private static final Path BASE = Paths.get("/srv/data");

  void read(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    String full = "/srv/data/" + name;
    // ruleid: java-path-traversal
    try (InputStream in = new java.io.FileInputStream(full)) {
      in.transferTo(System.out);
    }
    // ruleid: java-path-traversal
    File file = new File("/srv/data", name);
    // ruleid: java-path-traversal
    byte[] bytes = Files.readAllBytes(Paths.get(full));
    // ruleid: java-path-traversal
    Path path = BASE.resolve(request.getHeader("X-File"));
  }

  @GET
  byte[] get(@QueryParam("name") String name) throws IOException {
    // ruleid: java-path-traversal
    return new FileInputStream(name).readAllBytes();
  }

  void upload(MultipartFile upload) throws IOException {
    // ruleid: java-path-traversal
    upload.transferTo(new File("/srv/up", upload.getOriginalFilename()));
    // ok: java-path-traversal
    upload.transferTo(new File("/srv/up", FilenameUtils.getName(upload.getOriginalFilename())));
  }

  void safe(HttpServletRequest request) throws IOException {
    String name = new File(request.getParameter("name")).getName();
    // ok: java-path-traversal
    InputStream in = new FileInputStream("/srv/data/" + name);
    int number = Integer.parseInt(request.getParameter("n"));
    // ok: java-path-traversal
    File file = new File("/srv/data/" + number + ".txt");
    // ok: java-path-traversal
    FileOutputStream out = new FileOutputStream("/srv/data/out.txt");
    out.write(request.getParameter("body").getBytes());
  }
}
