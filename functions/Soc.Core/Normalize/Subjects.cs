using Soc.Core.Ingest;
using Soc.Core.Prepare;

namespace Soc.Core.Normalize;

/// <summary>Turns the names a record uses for people and machines into the ones the tenant's directory knows.</summary>
internal static class Subjects
{
    /// <param name="id">An Entra object id; sources also put a SID or nothing here.</param>
    /// <param name="name">A user principal name; sources also put an object id here.</param>
    public static User? User(TenantDirectory directory, string? id, string? name, string? fullName = null, string? type = null)
    {
        var nameAsId = GuidText.Of(name);
        var objectId = GuidText.Of(id) ?? nameAsId;
        var principal = nameAsId is null ? name?.Trim().Lower() : null;
        var known = directory.FindUser(objectId) ?? directory.FindUser(principal);
        if (objectId is null && principal is null) return null;
        return new(known?.Id ?? objectId, known?.UserPrincipalName ?? principal, known?.DisplayName ?? fullName, type);
    }

    public static User? Account(TenantDirectory directory, RecordNode columns, string prefix) =>
        User(directory, columns.Text(prefix, "ObjectId"), columns.Text(prefix, "Upn"))
        ?? Account(directory, columns.Text(prefix, "Domain"), columns.Text(prefix, "Name"), columns.Text(prefix, "Sid"));

    /// <param name="sid">Tells the Entra account of a machine that is joined to Entra ID.</param>
    public static User? Account(TenantDirectory directory, string? domain, string? name, string? sid) =>
        User(directory, EntraSid.ObjectId(sid), null) ?? Local(domain, name) ?? (sid is null ? null : new(null, sid.ToUpperInvariant()));

    /// <param name="id">Defender machine id or Entra device id.</param>
    public static Device? Device(TenantDirectory directory, string? id, string? name, string? os = null, bool? isManaged = null, bool? isCompliant = null)
    {
        var known = directory.FindDevice(id) ?? directory.FindDevice(name);
        if (id is null && name is null) return null;
        return new(known?.Id ?? id?.Lower(), known?.Name ?? name?.Lower(), os, isManaged, isCompliant);
    }

    public static Endpoint? Endpoint(string? ip, Location? location = null, AutonomousSystem? system = null) =>
        IpSpelling.Parse(ip) is ({ } address, var port) ? new(address, port, Location: location, AutonomousSystem: system) : null;

    /// <summary>Session ids are GUIDs, which the logs of Entra and Exchange must spell alike to be told as one.</summary>
    public static Session? Session(string? id) => id is null ? null : new(GuidText.Of(id) ?? id);

    /// <summary>A local account has no directory id; its name alone ties nothing together.</summary>
    private static User? Local(string? domain, string? name) =>
        name is null ? null : new(null, domain is null ? name.Lower() : $"{domain}\\{name}".Lower());
}
