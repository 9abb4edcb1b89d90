namespace Soc.Core.Normalize.Windows;

/// <summary>5140 and 5145: somebody reached a share of this machine.</summary>
internal static class WindowsShares
{
    public static SecurityEvent Of(WindowsFields fields, string activity)
    {
        var share = fields.Text("ShareName");
        var path = fields.Text("RelativeTargetName") is { } file ? $"{share}\\{file}" : share;
        return fields.Common() with
        {
            Class = OcsfClass.FileHostingActivity,
            Activity = activity,
            Status = OcsfStatus.Success,
            StatusDetail = fields.Text("AccessMask"),
            Actor = fields.User("Subject") is { } subject ? new(subject) : null,
            SrcEndpoint = fields.Endpoint("IpAddress", "IpPort"),
            File = WindowsFields.Image(path),
        };
    }
}
