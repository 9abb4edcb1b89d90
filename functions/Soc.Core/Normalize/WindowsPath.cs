using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>FolderPath and FileName of Defender's tables as one path: FolderPath holds the file name in some tables, and only the folder in others.</summary>
internal static class WindowsPath
{
    /// <param name="prefix">Of the columns: "" or "InitiatingProcess".</param>
    public static string? Of(RecordNode columns, string prefix) => Of(columns.Text(prefix, "FolderPath"), columns.Text(prefix, "FileName"));

    public static string? Of(string? folder, string? file)
    {
        if (folder is null || file is null) return folder ?? file;
        if (folder.EndsWith(file, StringComparison.OrdinalIgnoreCase)) return folder;
        var separator = folder.Contains('/', StringComparison.Ordinal) ? '/' : '\\';
        return folder.TrimEnd(separator) + separator + file;
    }
}
