using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Method = Soc.Core.Respond.AuthenticationMethod;

namespace Soc.Microsoft365.Graph;

/// <summary>/users/{id}/authentication: listing all methods, and deleting one by the route of its type.</summary>
internal sealed class RegisteredMethods(GraphServiceClient graph)
{
    public async Task<List<Method>> List(string userId, CancellationToken cancellation)
    {
        var first = await graph.Users[userId].Authentication.Methods.GetAsync(cancellationToken: cancellation);
        var methods = await graph.All<AuthenticationMethod, AuthenticationMethodCollectionResponse>(first, cancellation);
        return [.. methods.Where(method => method.Id is not null).Select(Read)];
    }

    public static bool Deletable(Method method) => Route(method.Type) is not null;

    /// <exception cref="ArgumentOutOfRangeException">The type has no route: ask <see cref="Deletable"/> first.</exception>
    public Task Delete(string userId, Method method, CancellationToken cancellation) =>
        (Route(method.Type) ?? throw new ArgumentOutOfRangeException(nameof(method), method.Type, "Not deletable."))(graph, userId, method.Id, cancellation);

    private static Func<GraphServiceClient, string, string, CancellationToken, Task>? Route(string type) => type switch
    {
        "microsoftAuthenticatorAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.MicrosoftAuthenticatorMethods[id].DeleteAsync(cancellationToken: cancellation),
        "phoneAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.PhoneMethods[id].DeleteAsync(cancellationToken: cancellation),
        "fido2AuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.Fido2Methods[id].DeleteAsync(cancellationToken: cancellation),
        "softwareOathAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.SoftwareOathMethods[id].DeleteAsync(cancellationToken: cancellation),
        "emailAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.EmailMethods[id].DeleteAsync(cancellationToken: cancellation),
        "windowsHelloForBusinessAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.WindowsHelloForBusinessMethods[id].DeleteAsync(cancellationToken: cancellation),
        "temporaryAccessPassAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.TemporaryAccessPassMethods[id].DeleteAsync(cancellationToken: cancellation),
        "platformCredentialAuthenticationMethod" =>
            (graph, user, id, cancellation) => graph.Users[user].Authentication.PlatformCredentialMethods[id].DeleteAsync(cancellationToken: cancellation),
        _ => null,
    };

    private static Method Read(AuthenticationMethod method) => new(
        method.Id!,
        method.OdataType?.Split('.')[^1] ?? "authenticationMethod",
        method switch
        {
            MicrosoftAuthenticatorAuthenticationMethod authenticator => authenticator.DisplayName,
            Fido2AuthenticationMethod key => key.DisplayName,
            WindowsHelloForBusinessAuthenticationMethod hello => hello.DisplayName,
            PlatformCredentialAuthenticationMethod platform => platform.DisplayName,
            PhoneAuthenticationMethod phone => phone.PhoneNumber,
            EmailAuthenticationMethod email => email.EmailAddress,
            _ => null,
        },
        CreatedAt(method));

    /// <summary>createdDateTime stands on every type in today's v1.0; the SDK's classes know it for some, and keep it aside for the others.</summary>
    private static DateTimeOffset? CreatedAt(AuthenticationMethod method) => method switch
    {
        MicrosoftAuthenticatorAuthenticationMethod authenticator => authenticator.CreatedDateTime,
        Fido2AuthenticationMethod key => key.CreatedDateTime,
        WindowsHelloForBusinessAuthenticationMethod hello => hello.CreatedDateTime,
        PlatformCredentialAuthenticationMethod platform => platform.CreatedDateTime,
        TemporaryAccessPassAuthenticationMethod pass => pass.CreatedDateTime,
        PasswordAuthenticationMethod password => password.CreatedDateTime,
        _ => method.AdditionalData.TryGetValue("createdDateTime", out var value) ? Instant(value) : null,
    };

    private static DateTimeOffset? Instant(object? value) => value switch
    {
        DateTimeOffset at => at,
        DateTime at => new DateTimeOffset(at.ToUniversalTime()),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
        _ => null,
    };
}
