using System.IO;
using System.IO.Compression;

public class Unpacker
{
    public void Unzip(ZipArchive zip, string dir)
    {
        foreach (var entry in zip.Entries)
        {
            // ruleid: csharp-zip-slip
            entry.ExtractToFile(Path.Combine(dir, entry.FullName));
            var path = Path.Combine(dir, entry.FullName);
            // ruleid: csharp-zip-slip
            using var s = new FileStream(path, FileMode.Create);
            var full = Path.GetFullPath(path);
            if (!full.StartsWith(dir))
            {
                continue;
            }
            // ok: csharp-zip-slip
            entry.ExtractToFile(full);
            // ok: csharp-zip-slip
            entry.ExtractToFile(Path.Combine(dir, Path.GetFileName(entry.FullName)));
        }
    }
}
