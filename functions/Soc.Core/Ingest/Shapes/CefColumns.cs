using System.Collections.Frozen;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// CEF's keys under the columns of the table CommonSecurityLog (https://learn.microsoft.com/azure/sentinel/cef-name-mapping), so that a line and an
/// exported row are told alike.
/// </summary>
internal static class CefColumns
{
    /// <summary>Of the six fields of a header.</summary>
    public static readonly string[] Header = ["DeviceVendor", "DeviceProduct", "DeviceVersion", "DeviceEventClassID", "Activity", "LogSeverity"];

    private static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>
    {
        ["act"] = "DeviceAction", ["app"] = "ApplicationProtocol", ["cat"] = "DeviceEventCategory", ["cnt"] = "EventCount",
        ["destinationDnsDomain"] = "DestinationDnsDomain", ["destinationServiceName"] = "DestinationServiceName",
        ["destinationTranslatedAddress"] = "DestinationTranslatedAddress", ["destinationTranslatedPort"] = "DestinationTranslatedPort",
        ["deviceDirection"] = "CommunicationDirection", ["deviceDnsDomain"] = "DeviceDnsDomain", ["deviceExternalId"] = "DeviceExternalID",
        ["deviceFacility"] = "DeviceFacility", ["deviceInboundInterface"] = "DeviceInboundInterface", ["deviceNtDomain"] = "DeviceNtDomain",
        ["deviceOutboundInterface"] = "DeviceOutboundInterface", ["devicePayloadId"] = "DevicePayloadId", ["deviceProcessName"] = "ProcessName",
        ["deviceTranslatedAddress"] = "DeviceTranslatedAddress", ["dhost"] = "DestinationHostName", ["dmac"] = "DestinationMACAddress",
        ["dntdom"] = "DestinationNTDomain", ["dpid"] = "DestinationProcessId", ["dpriv"] = "DestinationUserPrivileges", ["dproc"] = "DestinationProcessName",
        ["dpt"] = "DestinationPort", ["dst"] = "DestinationIP", ["dtz"] = "DeviceTimeZone", ["duid"] = "DestinationUserID", ["duser"] = "DestinationUserName",
        ["dvc"] = "DeviceAddress", ["dvchost"] = "DeviceName", ["dvcmac"] = "DeviceMacAddress", ["dvcpid"] = "ProcessID", ["end"] = "EndTime",
        ["externalId"] = "ExtID", ["fileCreateTime"] = "FileCreateTime", ["fileHash"] = "FileHash", ["fileId"] = "FileID",
        ["fileModificationTime"] = "FileModificationTime", ["filePath"] = "FilePath", ["filePermission"] = "FilePermission", ["fileType"] = "FileType",
        ["fname"] = "FileName", ["fsize"] = "FileSize", ["in"] = "ReceivedBytes", ["msg"] = "Message", ["oldFileCreateTime"] = "OldFileCreateTime",
        ["oldFileHash"] = "OldFileHash", ["oldFileId"] = "OldFileID", ["oldFileModificationTime"] = "OldFileModificationTime", ["oldFileName"] = "OldFileName",
        ["oldFilePath"] = "OldFilePath", ["oldFilePermission"] = "OldFilePermission", ["oldFileSize"] = "OldFileSize", ["oldFileType"] = "OldFileType",
        ["out"] = "SentBytes", ["outcome"] = "EventOutcome", ["proto"] = "Protocol", ["reason"] = "Reason", ["request"] = "RequestURL",
        ["requestClientApplication"] = "RequestClientApplication", ["requestContext"] = "RequestContext", ["requestCookies"] = "RequestCookies",
        ["requestMethod"] = "RequestMethod", ["rt"] = "ReceiptTime", ["shost"] = "SourceHostName", ["smac"] = "SourceMACAddress", ["sntdom"] = "SourceNTDomain",
        ["sourceDnsDomain"] = "SourceDnsDomain", ["sourceServiceName"] = "SourceServiceName", ["sourceTranslatedAddress"] = "SourceTranslatedAddress",
        ["sourceTranslatedPort"] = "SourceTranslatedPort", ["spid"] = "SourceProcessId", ["spriv"] = "SourceUserPrivileges", ["sproc"] = "SourceProcessName",
        ["spt"] = "SourcePort", ["src"] = "SourceIP", ["start"] = "StartTime", ["suid"] = "SourceUserID", ["suser"] = "SourceUserName", ["type"] = "EventType",
    }.ToFrozenDictionary();

    private static readonly (string Prefix, int Count, string Column)[] Counted =
        [("cs", 6, "DeviceCustomString"), ("cn", 3, "DeviceCustomNumber"), ("cfp", 4, "DeviceCustomFloatingPoint"), ("c6a", 4, "DeviceCustomIPv6Address"),
            ("deviceCustomDate", 2, "DeviceCustomDate"), ("flexString", 2, "FlexString"), ("flexNumber", 2, "FlexNumber"), ("flexDate", 1, "FlexDate")];

    private static readonly FrozenDictionary<string, string> ByKey = Named
        .Concat(Counted.SelectMany(custom => Enumerable.Range(1, custom.Count).SelectMany(number => new KeyValuePair<string, string>[]
        {
            new($"{custom.Prefix}{number}", $"{custom.Column}{number}"), new($"{custom.Prefix}{number}Label", $"{custom.Column}{number}Label"),
        })))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The columns whose meaning another column, called as they are with "Label" behind it, tells.</summary>
    public static readonly string[] Labelled = [.. Counted.SelectMany(custom => Enumerable.Range(1, custom.Count).Select(number => $"{custom.Column}{number}"))];

    /// <summary>By CEF key; rules name either.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All => ByKey;

    /// <returns>The column of a CEF key, or null for a vendor's own key.</returns>
    public static string? Of(string key) => ByKey.GetValueOrDefault(key);
}
