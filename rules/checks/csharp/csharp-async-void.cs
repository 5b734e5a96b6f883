class A
{
    // ruleid: csharp-async-void
    async void Save()
    {
        await Write();
    }

    // ruleid: csharp-async-void
    public async void Load(string name)
    {
        await Read(name);
    }

    // ok: csharp-async-void
    private async void Button_Click(object sender, EventArgs e)
    {
        await Save();
    }

    // ok: csharp-async-void
    async Task Store()
    {
        await Write();
    }
}
