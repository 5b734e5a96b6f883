using System.IO;
using Microsoft.AspNetCore.Mvc;

public class FilesController : Controller
{
    public IActionResult Get(string name)
    {
        // ruleid: csharp-path-traversal
        var text = System.IO.File.ReadAllText(Path.Combine(root, name));
        // ruleid: csharp-path-traversal
        using var s = new FileStream("/srv/files/" + name, FileMode.Open);
        // ok: csharp-path-traversal
        var safe = System.IO.File.ReadAllText(Path.Combine(root, Path.GetFileName(name)));
        var full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar))
        {
            return Forbid();
        }
        // ok: csharp-path-traversal
        return Content(System.IO.File.ReadAllText(full) + text + safe);
    }
}
