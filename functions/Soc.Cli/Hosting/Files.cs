using System.Text;

namespace Soc.Cli.Hosting;

internal static class Files
{
    /// <summary>Whoever reads sees the old content or the new, never half of it.</summary>
    public static void Replace(string path, string content)
    {
        var half = $"{path}.new";
        File.WriteAllText(half, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(half, path, overwrite: true);
    }
}
