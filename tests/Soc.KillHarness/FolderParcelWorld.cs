using System.Security.Cryptography;
using System.Text;
using Soc.Contracts.Parcels;

namespace Soc.KillHarness;

/// <summary>A world that outlives the process: one file for each effect that happened.</summary>
public sealed class FolderParcelWorld(TimeProvider clock, string folder) : ParcelWorld(clock)
{
    /// <summary>What happened in a folder, by key.</summary>
    public static SortedDictionary<string, string> Happened(string folder) => new(
        Directory.EnumerateFiles(folder).Select(File.ReadAllLines).ToDictionary(lines => lines[0], lines => lines[1]), StringComparer.Ordinal);

    protected override async Task Happen(string key, string what, CancellationToken cancellation)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        if (!File.Exists(path))
            await File.WriteAllLinesAsync(path, [key, what], cancellation);
        else if (await File.ReadAllLinesAsync(path, cancellation) is var before && before[1] != what)
            throw new InvalidOperationException($"'{key}' stands for '{before[1]}' and for '{what}'.");
    }
}
