class A
{
    void F()
    {
        // ruleid: csharp-blocking-on-task
        var x = LoadAsync().Result;
        // ruleid: csharp-blocking-on-task
        client.SendAsync(m).Wait();
        // ok: csharp-blocking-on-task
        var y = result.Result;
        // ok: csharp-blocking-on-task
        Wait();
    }
}
