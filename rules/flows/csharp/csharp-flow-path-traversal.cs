using System;
using System.Collections.Generic;
using System.Linq;
using System.IO;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpGet("file")]
        public IActionResult Get([FromQuery] string name)
        {
            // ruleid: csharp-flow-path-traversal
            var text = System.IO.File.ReadAllText(Path.Combine("/srv/files", name));
            // ok: csharp-flow-path-traversal
            var other = System.IO.File.ReadAllText(Path.Combine("/srv/files", Path.GetFileName(name)));
            var full = Path.GetFullPath(Path.Combine("/srv/files", name));
            if (!full.StartsWith("/srv/files/"))
            {
                return BadRequest();
            }
            // ok: csharp-flow-path-traversal
            return Ok(System.IO.File.ReadAllText(full));
        }

        [HttpPost]
        public void Save(IFormFile upload)
        {
            // ruleid: csharp-flow-path-traversal
            using var stream = new FileStream("/srv/uploads/" + upload.FileName, FileMode.Create);
            upload.CopyTo(stream);
        }
    }
}
