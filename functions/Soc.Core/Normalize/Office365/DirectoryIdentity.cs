using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// The Actor and Target lists of Entra's records: one thing under several identities, each with a type as number or name (0 Claim, 1 Name,
/// 2 Other, 3 PUID, 4 SPN, 5 UPN). An object id comes as it is or as <c>User_(id)</c>, and a bare word says what kind of thing it is.
/// </summary>
/// <param name="Kind">"User", "ServicePrincipal", "Role", "Group", "Device" …</param>
internal sealed record DirectoryIdentity(string? Kind, string? Uid, string? Name, string? Upn, string? ApplicationId)
{
    public bool IsUser => Upn is not null && Kind is null or "User";

    public ManagedEntity? Entity => (Name ?? Upn ?? Uid) is null ? null : new(Kind ?? "Object", Name ?? Upn, Uid);

    public static DirectoryIdentity Of(RecordNode list)
    {
        var made = new DirectoryIdentity(null, null, null, null, null);
        foreach (var item in list.Items)
            if ((item.Text("ID") ?? item.Text("Id"))?.Trim() is { } id) made = made.With(item.Text("Type")?.ToUpperInvariant(), id);
        return made;
    }

    private DirectoryIdentity With(string? type, string id) => type switch
    {
        "5" or "UPN" => this with { Upn = Upn ?? id },
        "1" or "NAME" => this with { Name = Name ?? id },
        "4" or "SPN" => this with { ApplicationId = ApplicationId ?? (Guid.TryParse(id, out _) ? id : null) },
        "3" or "PUID" => this,
        _ => Untyped(id),
    };

    private DirectoryIdentity Untyped(string id)
    {
        if (Guid.TryParse(id, out _)) return this with { Uid = Uid ?? id.ToLowerInvariant() };
        var (kind, separator) = (id, id.IndexOf('_', StringComparison.Ordinal));
        if (separator > 0 && Guid.TryParse(id[(separator + 1)..], out _)) return this with { Kind = Kind ?? id[..separator], Uid = id[(separator + 1)..].ToLowerInvariant() };
        return kind.All(char.IsAsciiLetter) ? this with { Kind = Kind ?? kind } : this;
    }
}
