<?php

declare(strict_types=1);

/** An answer other than 2xx, with the reason that came with it. */
final class Refused extends RuntimeException
{
    public function __construct(public readonly int $status, string $body)
    {
        // Null where a gateway answers with a page of HTML.
        $error = json_decode($body, true);
        // FAST2 says it in message, the gateway in description, the token call in error_description.
        $reason = $error['description'] ?? $error['message'] ?? $error['error_description'] ?? 'no reason';
        parent::__construct("$status: $reason");
    }
}

/**
 * A client of FAST2's work-order API: two tokens, their renewal, and photos. PHP 8.1 or later with its curl extension.
 *
 * A web page begins anew with each request. So that it does not log in each time, the tokens are kept in $tokenFile,
 * which nobody else should be able to read; without one they live as long as the object.
 */
final class Fast2
{
    /** @var array{gateway?: string, login?: string, refresh?: string} */
    private array $tokens = [];

    public function __construct(
        private string $baseUrl,
        private string $key,
        private string $secret,
        private string $username,
        private string $password,
        private ?string $caFile = null,
        private ?string $tokenFile = null,
    ) {
        $this->baseUrl = rtrim($baseUrl, '/');
        if ($tokenFile !== null && is_file($tokenFile)) {
            $this->tokens = json_decode((string) file_get_contents($tokenFile), true) ?? [];
        }
    }

    /** What an operation answers, null where that is nothing; $path is what follows /ao-produkt/v1/. */
    public function call(string $method, string $path, ?array $body = null): mixed
    {
        return $this->send($method, $path, $body === null ? null : self::json($body));
    }

    /** Puts a photo or a PDF on an arbetsorder: up it goes as a temp file, which is then tied to the arbetsorder. */
    public function attach(int $order, string $file, ?string $text = null): void
    {
        $part = new CURLFile($file, mime_content_type($file) ?: 'application/octet-stream', basename($file));
        $stored = $this->send('POST', 'filetransfer/tempfile', ['file' => $part]);
        $fil = ['filnamn' => $stored['fileName'], 'typ' => 'DOKEXTIMG', 'beskrivning' => $text];
        $this->call('POST', "arbetsorder/$order/filer", ['fil' => [$fil]]);
    }

    private function send(string $method, string $path, string|array|null $body): mixed
    {
        if (!isset($this->tokens['login'])) {
            $this->logIn();
        }
        try {
            return $this->once($method, $path, $body);
        } catch (Refused $refused) {
            if ($refused->status !== 401) {
                throw $refused;
            }
        }
        // A token has run out, and nothing was done: once more with new ones. A second 401 is somebody else's mistake.
        $this->renew();
        return $this->once($method, $path, $body);
    }

    /** Both tokens anew: the program's from the gateway, then the user's. */
    private function logIn(): void
    {
        $basic = 'Authorization: Basic ' . base64_encode("$this->key:$this->secret");
        $answer = $this->exchange('POST', "$this->baseUrl/oauth2/token", 'grant_type=client_credentials', [$basic]);
        $this->tokens = ['gateway' => $answer['access_token']];
        $this->enter('auth/login', ['username' => $this->username, 'password' => $this->password]);
    }

    /** The user's token for the refresh token, which lives longer; both anew where that has run out as well. */
    private function renew(): void
    {
        try {
            $this->enter('auth/refresh', ['refresh_token' => $this->tokens['refresh'] ?? '']);
        } catch (Refused) {
            $this->logIn();
        }
    }

    private function enter(string $path, array $body): void
    {
        unset($this->tokens['login']);
        $answer = $this->once('POST', $path, self::json($body));
        $this->tokens['login'] = $answer['access_token'];
        $this->tokens['refresh'] = $answer['refresh_token'];
        if ($this->tokenFile !== null) {
            touch($this->tokenFile);
            chmod($this->tokenFile, 0600);
            file_put_contents($this->tokenFile, self::json($this->tokens), LOCK_EX);
        }
    }

    private function once(string $method, string $path, string|array|null $body): mixed
    {
        $headers = ['Authorization: Bearer ' . ($this->tokens['gateway'] ?? '')];
        if (isset($this->tokens['login'])) {
            $headers[] = 'X-Auth-Token: ' . $this->tokens['login'];
        }
        // An array is a form with a file; curl writes its type, with the boundary.
        if (is_string($body)) {
            $headers[] = 'Content-Type: application/json';
        }
        return $this->exchange($method, "$this->baseUrl/ao-produkt/v1/$path", $body, $headers);
    }

    private function exchange(string $method, string $url, string|array|null $body, array $headers): mixed
    {
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 30,
        ]);
        if ($body !== null) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
        }
        // Without a file the certificates count that the system trusts.
        if ($this->caFile !== null) {
            curl_setopt($curl, CURLOPT_CAINFO, $this->caFile);
        }
        $text = curl_exec($curl);
        if ($text === false) {
            throw new RuntimeException("no answer from $url: " . curl_error($curl));
        }
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if ($status < 200 || $status > 299) {
            throw new Refused($status, $text);
        }
        return $text === '' ? null : json_decode($text, true, flags: JSON_THROW_ON_ERROR);
    }

    private static function json(array $value): string
    {
        // Without the flag Ö becomes \u00d6, which is right as well, and harder to read in a log.
        return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }
}
