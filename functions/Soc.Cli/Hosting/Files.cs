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

    /// <summary>The same for what is too long to be held; when it cannot be written to its end, the old content stays.</summary>
    public static async Task Replace(string path, Func<TextWriter, Task> write)
    {
        var half = $"{path}.new";
        try
        {
            await using (var writer = new StreamWriter(half, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) await write(writer);
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }
}
