namespace Soc.Core.Normalize.Windows;

/// <summary>2, 11, 15, 23, 26: files; 6, 7: images loaded; 17, 18: pipes, which are files of a name space of their own.</summary>
internal static class SysmonFiles
{
    private const string Pipes = @"\\.\pipe";

    public static SecurityEvent Of(WindowsFields fields, string activity) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.FileSystemActivity,
        Activity = activity,
        File = WindowsFields.Image(fields.Text("TargetFilename"), SysmonHashes.Sha256(fields.Text("Hashes") ?? fields.Text("Hash"))),
    };

    public static SecurityEvent Loaded(WindowsFields fields) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.ModuleActivity,
        Activity = "Load",
        StatusDetail = fields.Text("SignatureStatus"),
        Module = WindowsFields.Image(fields.Text("ImageLoaded"), SysmonHashes.Sha256(fields.Text("Hashes"))),
    };

    public static SecurityEvent Pipe(WindowsFields fields, string activity) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.FileSystemActivity,
        Activity = activity,
        // One without a name is told as a word.
        File = WindowsFields.Image(fields.Text("PipeName") is { } pipe ? pipe.StartsWith('\\') ? Pipes + pipe : pipe : null),
    };
}
