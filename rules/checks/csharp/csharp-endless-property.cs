class A
{
    // ruleid: csharp-endless-property
    int Size { get { return Size; } }

    // ruleid: csharp-endless-property
    int Length => Length;

    // ok: csharp-endless-property
    int Count { get { return count; } }

    // ok: csharp-endless-property
    int Width => width;

    // ok: csharp-endless-property
    Config IHasConfig.Config => Config;

    // ok: csharp-endless-property
    [JsonProperty("name")]
    string INamed.Name => Name;
}
