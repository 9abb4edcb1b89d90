using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>An executable as the sensor describes it: where it lies, what its version information says, its hashes.</summary>
/// <param name="FolderPath">With the file's name, as the sensor gives it.</param>
internal sealed record ProgramFile(string FileName, string FolderPath, string Company, string Product, string Version)
{
    public string Description { get; init; } = Product;

    /// <summary>From the version information; a renamed file keeps it.</summary>
    public string OriginalFileName { get; init; } = FileName;

    public bool Signed { get; init; } = true;
    public int Size { get; } = 40_000 + (InventedId.Number($"size/{FileName}") % 3_000_000);
    public string Md5 { get; } = InventedId.Hex($"md5/{FolderPath}/{Version}", 32);
    public string Sha1 { get; } = InventedId.Hex($"sha1/{FolderPath}/{Version}", 40);
    public string Sha256 { get; } = InventedId.Hex($"sha256/{FolderPath}/{Version}", 64);
    public bool OfWindows => Company == "Microsoft Corporation";
}
