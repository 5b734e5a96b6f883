class A
{
    void F()
    {
        try { Run(); }
        // ruleid: csharp-empty-catch
        catch { }
        try { Run(); }
        // ruleid: csharp-empty-catch
        catch (Exception e)
        {
        }
        try { Run(); }
        // ok: csharp-empty-catch
        catch (IOException) { }
        try { Run(); }
        // ok: csharp-empty-catch
        catch (Exception)
        {
            // the file is optional
        }
    }
}
