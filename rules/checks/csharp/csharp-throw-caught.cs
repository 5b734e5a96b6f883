class A
{
    void F()
    {
        try { Run(); }
        catch (Exception ex)
        {
            Log(ex);
            // ruleid: csharp-throw-caught
            throw ex;
        }
        try { Run(); }
        catch (IOException e)
        {
            // ruleid: csharp-throw-caught
            throw e;
        }
        try { Run(); }
        catch (Exception ex)
        {
            Log(ex);
            // ok: csharp-throw-caught
            throw;
        }
        // ok: csharp-throw-caught
        throw other;
    }
}
