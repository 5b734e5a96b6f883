class Startup
{
    void Configure(App app)
    {
        // ruleid: csharp-debug-true
        app.UseDeveloperExceptionPage();
    }

    void Other(App app, Env env)
    {
        // ruleid: csharp-debug-true
        app.UseDeveloperExceptionPage();
        if (env.IsDevelopment())
        {
            // ok: csharp-debug-true
            app.UseDeveloperExceptionPage();
        }
        // ok: csharp-debug-true
        app.UseRouting();
    }
}
