using System.Text.Json;
using Azure.Identity;
using Microsoft.Kiota.Abstractions;
using Soc.Core.Stores;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365;

/// <summary>Reads a survey part by part: one that is refused is noted, one that is only delayed puts the whole survey off.</summary>
internal sealed class SurveyParts
{
    private readonly List<string> _unread = [];

    public IReadOnlyList<string> Unread => _unread;

    /// <param name="what">For people.</param>
    /// <param name="permission">Application permissions that it takes.</param>
    public async Task<T?> Read<T>(string what, string permission, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (ApiException refused)
        {
            return Refused<T>(what, permission, refused.ForeignAnswer());
        }
        catch (ForeignAnswerException refused)
        {
            return Refused<T>(what, permission, refused.Answer);
        }
        catch (AuthenticationFailedException failed)
        {
            throw new StoreUnusableException("The tenant gives us no token.", failed);
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or OperationCanceledException { InnerException: TimeoutException })
        {
            throw new StoreBusyException("The tenant does not answer.", failed);
        }
    }

    private T? Refused<T>(string what, string permission, ForeignAnswer answer)
        where T : class
    {
        if (answer.Status is 429 or >= 500) throw new StoreBusyException($"The tenant answers {answer.Status} {answer.ShownCode}.");
        if (answer.Status == 401) throw new StoreUnusableException($"The tenant refuses our token: {answer.ShownCode}.");
        _unread.Add($"{what} ({permission}): {answer.Status} {answer.ShownCode}");
        return null;
    }
}
