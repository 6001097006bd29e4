"""What the app's tests share. The tests themselves stand beside what they test."""
